import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RowStore } from '@liesweep/sweep';
import { Client } from 'pg';
import { openRowStore } from '../open-row-store.js';
import { describeRowStore } from '../testing/describe-row-store.js';
import { exampleShard, exampleSweep } from '../testing/example-sweep.js';
import { expectFailure } from '../testing/expect-failure.js';
import { POSTGRES_REMEDY, postgresPrograms } from '../testing/postgres-programs.js';
import { scratchFolders } from '../testing/scratch-folders.js';
import { startPostgres, type StartedPostgres } from '../testing/start-postgres.js';
import { openPostgresRowStore } from './open-postgres-row-store.js';

/** Shorter than any lock and any silence that the tests hold for good. */
const SHORT_PATIENCE_MS = 300;

const sweep = exampleSweep('postgres');
const { sweepId } = sweep;

const isInstalled = postgresPrograms() !== undefined;
if (!isInstalled) {
  process.stderr.write(`Skipped: ${POSTGRES_REMEDY}\n`);
}

(isInstalled ? describe : describe.skip)('with a PostgreSQL server', () => {
  const createFolder = scratchFolders();
  let postgres: StartedPostgres;
  let authority = '';
  const stores: RowStore[] = [];
  const clients: Client[] = [];

  beforeAll(async () => {
    const folder = await createFolder();
    authority = join(folder, 'server.crt');
    const key = join(folder, 'server.key');
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', authority],
      ],
      { stdio: 'ignore' },
    );
    const tls = { certificate: await readFile(authority, 'utf8'), key: await readFile(key, 'utf8') };
    postgres = await startPostgres({ tls });
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(clients.splice(0).map((client) => client.end()));
  });
  afterAll(() => postgres.stop());

  const open = async (uri: string, patienceMs?: number): Promise<RowStore> => {
    const store = await openPostgresRowStore(uri, patienceMs);
    stores.push(store);
    return store;
  };

  /** A connection behind the store's back. */
  const connect = async (uri: string): Promise<Client> => {
    const client = new Client({ connectionString: uri });
    client.on('error', () => undefined); // the server is killed in one of the tests
    await client.connect();
    clients.push(client);
    return client;
  };

  const changed = (uri: string, change: (url: URL) => void): string => {
    const url = new URL(uri);
    change(url);
    return url.href;
  };

  describeRowStore('PostgreSQL', () => postgres.createDatabase());

  describe('a row store in PostgreSQL', () => {
    it('is unavailable with a wrong password, an unknown database, no password and no server, and says which', async () => {
      const { password } = new URL(postgres.uri);
      const cases: readonly (readonly [uri: string, reason: string])[] = [
        [changed(postgres.uri, (url) => (url.password = 'wr0ng')), 'wrong user or password'],
        [changed(postgres.uri, (url) => (url.pathname = '/nowhere')), 'there is no such database'],
        [changed(postgres.uri, (url) => (url.password = '')), 'no password was given'],
        [changed(postgres.uri, (url) => (url.port = '1')), 'no server answers there'],
        [changed(postgres.uri, (url) => (url.hostname = 'nobody.invalid')), 'the host is unknown'],
      ];
      for (const [uri, reason] of cases) {
        const { host, pathname } = new URL(uri);
        const failure = openRowStore(uri);
        await expectFailure(failure, 'StoreUnavailableError', `postgres://liesweep@${host}${pathname}`, reason);
        const message = await failure.catch((error: unknown) => String(error));
        expect(message).not.toContain('wr0ng');
        expect(message).not.toContain(password);
      }
    });

    it('is unavailable where a server accepts the connection and says nothing', async () => {
      const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
      await new Promise((resolve) => silent.once('listening', resolve));
      const { port } = silent.address() as AddressInfo;
      const uri = `postgres://user:secret@127.0.0.1:${String(port)}/rows`;
      await expectFailure(openPostgresRowStore(uri, SHORT_PATIENCE_MS), 'StoreUnavailableError', 'does not answer');
      await new Promise((resolve) => silent.close(resolve));
    });

    it('TLS: sslmode decides, with the meaning of PostgreSQL itself', async () => {
      const isEncrypted = async (parameters: string): Promise<boolean> => {
        const base = changed(postgres.uri, (url) => (url.hostname = 'localhost'));
        const store = await open(`${base}?${parameters}`);
        await store.sweeps(); // it connects when it is asked
        const client = await connect(postgres.uri);
        const { rows } = await client.query<{ ssl: boolean }>(
          `select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'liesweep' order by backend_start desc limit 1`,
        );
        return rows[0]?.ssl ?? false;
      };
      expect(await isEncrypted('sslmode=disable')).toBe(false);
      expect(await isEncrypted('sslmode=require')).toBe(true);
      expect(await isEncrypted(`sslmode=verify-full&sslrootcert=${authority}`)).toBe(true);
      const verified = `${postgres.uri}?sslmode=verify-full`;
      await expectFailure(openRowStore(verified), 'StoreUnavailableError', 'certificate', 'sslrootcert');
      const otherHost = `${verified}&sslrootcert=${authority}`; // the certificate is for localhost, not for 127.0.0.1
      await expectFailure(openRowStore(otherHost), 'StoreUnavailableError', 'certificate is for another host');
      await expectFailure(
        openRowStore(`${verified}&sslrootcert=/nowhere/root.crt`),
        'StoreUnavailableError',
        '/nowhere/root.crt',
        'not there',
      );
    });

    it('S12: a lock that is never released is a StoreUnavailableError, and changes nothing', async () => {
      const uri = await postgres.createDatabase();
      const store = await open(uri, SHORT_PATIENCE_MS);
      await store.saveSweep(sweep);
      const other = await connect(uri);
      await other.query('begin');
      await other.query('lock table sweep_totals');
      const refused = store.recordShard(sweepId, exampleShard(0, 3));
      await expectFailure(refused, 'StoreUnavailableError', 'locked', 'nothing was changed');
      await other.query('rollback');
      expect(await store.recordShard(sweepId, exampleShard(0, 3))).toBe(3);
    });

    it('a store that is read-only can be read, and says why it cannot be written', async () => {
      const uri = await postgres.createDatabase();
      await (await open(uri)).saveSweep(sweep);
      const other = await connect(uri);
      await other.query(`alter database ${new URL(uri).pathname.slice(1)} set default_transaction_read_only = on`);
      const store = await open(uri);
      expect(await store.sweeps()).toEqual([sweep]);
      await expectFailure(store.recordShard(sweepId, exampleShard(0, 3)), 'StoreUnavailableError', 'read-only');
    });

    it('S3: survives the death of the server: what was acknowledged is there, and the same connection goes on', async () => {
      const uri = await postgres.createDatabase();
      const store = await open(uri);
      await store.saveSweep(sweep);
      await store.recordShard(sweepId, exampleShard(0, 30));
      await postgres.kill();
      await expectFailure(store.recordShard(sweepId, exampleShard(30, 60)), 'StoreUnavailableError', uri.slice(-20));
      await postgres.restart();
      expect(await store.recordShard(sweepId, exampleShard(0, 60))).toBe(30);
    });

    it('S14: a JSON column that does not parse is damage, and says how to go on', async () => {
      const uri = await postgres.createDatabase();
      const store = await open(uri);
      await store.saveSweep(sweep);
      await (await connect(uri)).query(`update sweeps set spec = '{"name":'`);
      await expectFailure(store.sweep(sweepId), 'CorruptStoreError', 'shard files', 'liesweep rebuild');
    });

    it('tables with the schema of a later version are refused, untouched', async () => {
      const uri = await postgres.createDatabase();
      await open(uri);
      const other = await connect(uri);
      await other.query(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`);
      await expectFailure(openRowStore(uri), 'CorruptStoreError', '9999-later', 'newer');
    });
  });
});

describe('the URI of a row store in PostgreSQL', () => {
  it.each([
    'postgres://user:s3cret@host',
    'postgres://user:s3cret@host/',
    'postgres://user:s3cret@host/a/b',
    'postgres:/user:s3cret@host/rows',
    'postgresql://user:s3cret@host:port/rows',
    'postgres://user:s3cret@host/rows?sslmode=prefer',
    'postgres://user:a:s3cret@b:s3cret@host:x/rows?password=s3cret',
  ])('%j is refused, without its password', async (uri) => {
    const failure = openRowStore(uri);
    await expectFailure(failure, 'InvalidStoreUriError', 'store URI: expected');
    expect(await failure.catch((error: unknown) => JSON.stringify(error) + String(error))).not.toContain('s3cret');
  });
});
