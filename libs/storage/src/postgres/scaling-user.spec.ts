import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openRowStore } from '../open-row-store.js';
import { startPostgres, type StartedPostgres } from '../testing/start-postgres.js';

const INFRA = join(__dirname, '../../../../infra');
const CREATION = readFileSync(join(INFRA, 'postgres/scaling-user.sql'), 'utf8');

/** How PostgreSQL says that somebody may not do it. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** Starting a server, on a machine that does much else. */
const START_MS = 120_000;

let postgres: StartedPostgres;
let administrator: Client;
let user: Client;

beforeAll(async () => {
  postgres = await startPostgres();
  await (await openRowStore(postgres.uri)).close();
  administrator = await connect(postgres.uri);
  await administrator.query(CREATION);
  await administrator.query(`alter role liesweep_scaling password 'counted'`);
  const uri = new URL(postgres.uri);
  [uri.username, uri.password] = ['liesweep_scaling', 'counted'];
  user = await connect(uri.href);
}, START_MS);

afterAll(async () => {
  await user.end();
  await administrator.end();
  await postgres.stop();
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

/** The statement as the chart renders it for one pool. */
function scalingQuery(): string {
  const template = readFileSync(join(INFRA, 'helm/liesweep/templates/_outstanding-shards.tpl'), 'utf8');
  const [, statement = ''] =
    /\{\{- define "liesweep\.outstandingShards" -\}\}(.*)\{\{- end -\}\}/s.exec(template) ?? [];
  return statement.replaceAll('{{ .auto }}', 'cpu').replaceAll('{{ .deviceClass }}', 'cpu');
}

const grantedTables = (/^grant select on (.*) to liesweep_scaling;$/m.exec(CREATION)?.[1] ?? '').split(', ');

test('the user of the scaling counts what is outstanding by the statement of the chart', async () => {
  const { rows } = await user.query(scalingQuery());
  expect(rows.map((row: Record<string, unknown>) => Number(Object.values(row)[0]))).toEqual([0]);
});

test.each(grantedTables)('it is given no table that the statement does not need: %s', async (table) => {
  await administrator.query(`revoke select on ${table} from liesweep_scaling`);
  try {
    await expect(user.query(scalingQuery())).rejects.toThrow(`permission denied for table ${table}`);
  } finally {
    await administrator.query(CREATION); // again, which gives back what was taken
  }
});

test('it reads no other table, and changes none, whatever its session asks for', async () => {
  const { rows } = await administrator.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const others = rows.map(({ name }) => name).filter((name) => !grantedTables.includes(name));
  expect(others).toContain('trials');
  await user.query('set default_transaction_read_only = off');
  const statements = [
    ...others.map((table) => `select 1 from "${table}"`),
    ...grantedTables.flatMap((table) => [`delete from ${table}`, `truncate ${table}`, `drop table ${table}`]),
    'create table mine (x integer)',
    `create role another`,
    `alter role liesweep_scaling createrole`,
    `copy sweeps to program 'true'`,
  ];
  for (const statement of statements) {
    await expect(user.query(statement).then(() => statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  }
});
