import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openRowStore } from './open-row-store.js';
import { POSTGRES_URI_FORM } from './postgres/postgres-uri.js';
import {
  attemptWhileLocked,
  connectSqlite,
  migratedRowStore,
  openSqliteRowStore,
} from './sqlite/open-sqlite-row-store.js';
import { describeRowStore } from './testing/describe-row-store.js';
import { exampleShard, exampleSweep } from './testing/example-sweep.js';
import { expectFailure } from './testing/expect-failure.js';
import { scratchFolders } from './testing/scratch-folders.js';

const createFolder = scratchFolders();
const createPath = async (): Promise<string> => join(await createFolder(), 'made', 'when opened.sqlite');

const sweep = exampleSweep('sqlite');
const { sweepId } = sweep;

/** Shorter than any lock that the tests hold for good. */
const SHORT_PATIENCE_MS = 60;

describeRowStore('SQLite', async () => `sqlite:${await createPath()}`);

describe('a row store in a SQLite file', () => {
  it('S12: waits for a lock that is released, without stopping its process', async () => {
    const path = await createPath();
    const store = await openSqliteRowStore(path);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const released = new Promise<void>((resolve) => {
      setTimeout(() => {
        other.exec('commit');
        other.close();
        resolve();
      }, 400);
    });
    await store.saveSweep(sweep);
    await released;
    expect(await store.sweep(sweepId)).toEqual(sweep);
    await store.close();
  });

  it('S12: a lock that is never released is a StoreUnavailableError, and changes nothing', async () => {
    const path = await createPath();
    const store = await openSqliteRowStore(path, SHORT_PATIENCE_MS);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    await expectFailure(store.saveSweep(sweep), 'StoreUnavailableError', path, 'locked', 'nothing was changed');
    other.exec('rollback');
    other.close();
    expect(await store.sweeps()).toEqual([]);
    await store.close();
  });

  it('S14: a file that is no SQLite database is damaged, and stays as it is', async () => {
    const path = join(await createFolder(), 'rows.sqlite');
    const content = 'these are not rows '.repeat(100);
    await writeFile(path, content);
    await expectFailure(
      openRowStore(`sqlite:${path}`),
      'CorruptStoreError',
      path,
      'not a database',
      'shard files',
      'hold every row',
      `move ${path}, ${path}-wal and ${path}-shm`,
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('S14: a file that lost its second half is damaged', async () => {
    const path = await createPath();
    const store = await openSqliteRowStore(path);
    await store.saveSweep(sweep);
    await store.recordShard(sweepId, exampleShard(0, 2000));
    await store.close();
    await truncate(path, 100 * 4096);
    const read = async (): Promise<void> => {
      const damaged = await openSqliteRowStore(path);
      try {
        for await (const trial of damaged.trials(sweepId)) {
          expect(trial.trialKey).not.toBe('');
        }
      } finally {
        await damaged.close();
      }
    };
    await expectFailure(read(), 'CorruptStoreError', path, 'malformed');
  });

  it('S14: a JSON column that does not parse is damage', async () => {
    const path = await createPath();
    const store = await openSqliteRowStore(path);
    await store.saveSweep(sweep);
    const other = new DatabaseSync(path);
    other.exec(`update sweeps set spec = '{"name":'`);
    other.close();
    await expectFailure(store.sweep(sweepId), 'CorruptStoreError', path);
    await store.close();
  });

  it('a file with the schema of a later version is refused, untouched', async () => {
    const path = await createPath();
    await (await openSqliteRowStore(path)).close();
    const other = new DatabaseSync(path);
    other.exec(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`);
    other.close();
    await expectFailure(openSqliteRowStore(path), 'CorruptStoreError', path, '9999-later', 'newer');
  });

  it('S3: a full disk is a StoreUnavailableError, and leaves nothing half written', async () => {
    const path = await createPath();
    await mkdir(dirname(path), { recursive: true });
    const database = connectSqlite(path);
    database.exec('pragma max_page_count = 60');
    const full = await migratedRowStore(database, path, attemptWhileLocked(path, SHORT_PATIENCE_MS));
    await full.saveSweep(sweep);
    await expectFailure(
      full.recordShard(sweepId, exampleShard(0, 2000)),
      'StoreUnavailableError',
      path,
      'the disk is full',
    );
    expect((await full.progress(sweepId)).recorded).toBe(0);
    expect(await full.recordShard(sweepId, exampleShard(0, 3))).toBe(3);
    await full.close();
  });

  it('is unavailable where a folder stands in its place', async () => {
    const path = await createPath();
    await mkdir(path, { recursive: true });
    await expectFailure(openRowStore(`sqlite:${path}`), 'StoreUnavailableError', path, 'cannot be opened');
  });

  it('is unavailable where its folder cannot be made', async () => {
    const folder = await createFolder();
    await writeFile(join(folder, 'file'), '');
    await expectFailure(
      openRowStore(`sqlite:${folder}/file/rows.sqlite`),
      'StoreUnavailableError',
      folder,
      'a file stands where a folder should',
    );
  });

  it('keeps its rows when it is closed and opened again, and can be closed twice', async () => {
    const path = await createPath();
    const store = await openSqliteRowStore(path);
    await store.saveSweep(sweep);
    await store.close();
    await store.close();
    const again = await openSqliteRowStore(path);
    expect(await again.sweeps()).toEqual([sweep]);
    await again.close();
  });

  it.each(['', 'sqlite:', 'sqlite:rows.sqlite', 'sqlite::memory:', 'mysql://host/db', '/tmp/rows.sqlite'])(
    'refuses the URI %j and says what it takes',
    async (uri) => {
      await expect(openRowStore(uri)).rejects.toMatchObject({
        name: 'InvalidStoreUriError',
        message: `store URI: expected sqlite:/absolute/path or ${POSTGRES_URI_FORM}, got ${JSON.stringify(uri)}`,
      });
    },
  );
});
