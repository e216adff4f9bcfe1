import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { POSTGRES_REMEDY, postgresPrograms } from './postgres-programs.js';
import { freePort, startServerProcess, type ServerProcess } from './server-process.js';

const USER = 'liesweep';

/** As many as several test processes with a pool each need. */
const MOST_CONNECTIONS = 200;

/** A real PostgreSQL for tests, with its data in a scratch folder. */
export interface StartedPostgres {
  /** The URI of an empty database. */
  readonly uri: string;
  /** The process id of the server; another after a restart. */
  readonly pid: number;
  /** Makes an empty database and gives its URI. */
  createDatabase(): Promise<string>;
  /** Ends the server with `kill -9`; connections break. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data; ends it first where it still runs. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Settings of a server for tests. */
export interface PostgresOptions {
  /** PEM files; with them the server offers TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/**
 * Starts a PostgreSQL on a free port of the loopback interface. It sorts text by a language, as most servers do; it does
 * not wait for the disk, which only a failing machine would notice.
 *
 * @throws Error when PostgreSQL is not installed, or does not start
 */
export async function startPostgres({ tls }: PostgresOptions = {}): Promise<StartedPostgres> {
  const programs = postgresPrograms();
  if (programs === undefined) {
    throw new Error(POSTGRES_REMEDY);
  }
  const owner = ownerOfServer();
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-postgres-'));
  const [data, password, port] = [join(folder, 'data'), randomUUID(), await freePort()];
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  const files = [folder, passwordFile];
  if (tls !== undefined) {
    await writeFile(join(folder, 'server.crt'), tls.certificate);
    await writeFile(join(folder, 'server.key'), tls.key, { mode: 0o600 });
    files.push(join(folder, 'server.crt'), join(folder, 'server.key'));
  }
  if (owner !== undefined) {
    await Promise.all(files.map((file) => chown(file, owner.uid, owner.gid)));
  }
  const place = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  execFileSync(
    join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--no-sync'],
      ...['--encoding', 'UTF8', '--locale-provider', 'icu', '--icu-locale', 'en-US'],
    ],
    { ...place, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const settings = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `max_connections=${String(MOST_CONNECTIONS)}`],
    ...['fsync=off', 'full_page_writes=off'],
    ...(tls === undefined ? [] : ['ssl=on', `ssl_cert_file=${folder}/server.crt`, `ssl_key_file=${folder}/server.key`]),
  ];
  const parameters = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const uriOf = (database: string): string => `postgres://${USER}:${password}@127.0.0.1:${String(port)}/${database}`;
  const execute = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: uriOf('postgres'), connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const start = (): Promise<ServerProcess> =>
    startServerProcess(join(programs, 'postgres'), parameters, place, async () => {
      await execute('select 1');
      return true;
    });
  let server = await start();
  const createDatabase = async (): Promise<string> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await execute(`create database ${name}`);
    return uriOf(name);
  };
  return {
    uri: await createDatabase(),
    get pid() {
      return server.pid;
    },
    createDatabase,
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      await server.end('SIGINT');
      server = await start();
    },
    stop: async () => {
      await server.end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package makes, or as nobody. */
function ownerOfServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const user = ['postgres', 'nobody'].find((name) => idOf(name, '-u') !== undefined) ?? 'nobody';
  return { uid: idOf(user, '-u') ?? 65_534, gid: idOf(user, '-g') ?? 65_534 };
}

function idOf(user: string, which: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [which, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}
