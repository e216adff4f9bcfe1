import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFileTensorStore } from '../files/copy-file-tensor-store.js';
import { openFileTensorStore } from '../files/open-file-tensor-store.js';
import { exampleShard, exampleSweep } from '../testing/example-sweep.js';
import { expectFailure } from '../testing/expect-failure.js';
import { scratchFolders } from '../testing/scratch-folders.js';
import { copySqliteRowStore } from './copy-sqlite-row-store.js';
import { openSqliteAccessStore, openSqliteRowStore } from './open-sqlite-row-store.js';
import { peekSqlite } from './peek-sqlite.js';

const createFolder = scratchFolders();
const sweep = exampleSweep('copied');
const { sweepId, specDigest } = sweep;

describe('a copy of a row store', () => {
  it('S23: has the rows that it had at that moment, and an identity of its own', async () => {
    const folder = await createFolder();
    const [from, to] = [join(folder, 'from.sqlite'), join(folder, 'to.sqlite')];
    const original = await openSqliteRowStore(from);
    await original.saveSweep(sweep);
    await original.recordShard(sweepId, exampleShard(0, 5));
    copySqliteRowStore(from, to);
    await original.recordShard(sweepId, exampleShard(5, 8));
    const copy = await openSqliteRowStore(to);
    expect(await copy.sweep(sweepId)).toEqual(sweep);
    expect((await copy.progress(sweepId)).recorded).toBe(5);
    const identity = await original.identity();
    expect(await copy.identity()).not.toBe(identity);
    await copy.close();
    await original.close();
    expect(peekSqlite(from, sweepId, specDigest)).toEqual({ identity, hasSweep: true });
    expect(peekSqlite(from, sweepId, 'sha256:other')).toMatchObject({ hasSweep: false });
    expect(await (await openSqliteRowStore(from)).identity()).toBe(identity);
  });

  it('S24: has nobody’s token, nor what was done, and no trace of either in its file', async () => {
    const folder = await createFolder();
    const [from, to] = [join(folder, 'from.sqlite'), join(folder, 'to.sqlite')];
    const access = await openSqliteAccessStore(from);
    const secretDigest = 'ab'.repeat(32);
    const dates = { createdAt: '2026-03-01T12:00:00.000Z', expiresAt: null, revokedAt: null, lastUsedAt: null };
    const entry = { at: dates.createdAt, caller: 'Sophus Lie', operation: 'pauseSweep', subject: null, status: 200 };
    await access.saveToken({ name: 'ci', secretDigest, scope: 'admin', project: null, ...dates });
    await access.appendAudit(entry);
    copySqliteRowStore(from, to);
    const copy = await openSqliteAccessStore(to);
    expect([await copy.tokens(), await copy.audit(undefined, 10)]).toEqual([[], []]);
    await copy.close();
    const content = await readFile(to, 'latin1');
    expect([content.includes(secretDigest), content.includes(entry.caller)]).toEqual([false, false]);
    expect(await access.tokens()).toHaveLength(1);
    await access.close();
  });

  it('is a StoreUnavailableError or a CorruptStoreError where there is nothing to copy', async () => {
    const folder = await createFolder();
    const text = join(folder, 'text.sqlite');
    await writeFile(text, 'these are not rows '.repeat(100));
    const copying = (from: string): Promise<void> =>
      Promise.resolve().then(() => {
        copySqliteRowStore(from, join(folder, 'copy.sqlite'));
      });
    await expectFailure(copying(text), 'CorruptStoreError', text);
    expect(peekSqlite(text, sweepId, specDigest)).toBeUndefined();
    expect(peekSqlite(join(folder, 'absent.sqlite'), sweepId, specDigest)).toBeUndefined();
  });
});

describe('a copy of a tensor store', () => {
  it('has every file, shares its content, and goes its own way from then on', async () => {
    const [from, to] = [await createFolder(), join(await createFolder(), 'made')];
    const original = await openFileTensorStore(from);
    const stored = await original.put(new Uint8Array([1, 2, 3]), 'bin');
    await original.writeNamed('specs/a.json', new Uint8Array([1]));
    await copyFileTensorStore(from, to);
    const copy = await openFileTensorStore(to);
    expect([...(await copy.read(stored))]).toEqual([1, 2, 3]);
    expect((await stat(join(to, stored.uri))).ino).toBe((await stat(join(from, stored.uri))).ino);
    await copy.writeNamed('specs/a.json', new Uint8Array([2]));
    expect(await original.readNamed('specs/a.json')).toEqual(new Uint8Array([1]));
  });
});
