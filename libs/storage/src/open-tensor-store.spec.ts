import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDigest } from './files/content-address.js';
import { openTensorStore } from './open-tensor-store.js';
import { describeTensorStore } from './testing/describe-tensor-store.js';
import { scratchFolders } from './testing/scratch-folders.js';
import { runUntilKilled } from './testing/store-process.js';

const createFolder = scratchFolders();
const CONTENT = Buffer.from('tensors');

describeTensorStore('files', {
  create: async () => `file:${join(await createFolder(), 'made', 'when opened')}`,
  damage: async (storeUri, fileUri, content) => {
    const path = join(storeUri.slice('file:'.length), fileUri);
    await (content === undefined ? rm(path) : writeFile(path, content));
  },
});

describe('a tensor store of files', () => {
  it('T4: a folder that is moved still has every file', async () => {
    const folder = await createFolder();
    const before = await openTensorStore(`file:${folder}/before`);
    const file = await before.put(CONTENT, 'bin');
    await rename(`${folder}/before`, `${folder}/after`);
    const after = await openTensorStore(`file:${folder}/after`);
    expect(await after.read(file)).toEqual(CONTENT);
  });

  it('T7: after a kill every file under shards has the digest of its name', async () => {
    const folder = await createFolder();
    await runUntilKilled('putting-process', [`file:${folder}`], { lineCount: 5, delayMs: 3 });
    const entries = await readdir(join(folder, 'shards'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const content = await readFile(join(file.parentPath, file.name));
      expect(`${contentDigest(content)}.bin`).toBe(`sha256:${file.name}`);
    }
  });

  it('removes temporary files that were abandoned, and only those', async () => {
    const folder = await createFolder();
    await mkdir(join(folder, 'tmp'));
    await writeFile(join(folder, 'tmp', 'abandoned'), CONTENT);
    await writeFile(join(folder, 'tmp', 'in-use'), CONTENT);
    const twoDaysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
    await utimes(join(folder, 'tmp', 'abandoned'), twoDaysAgo, twoDaysAgo);
    await openTensorStore(`file:${folder}`);
    expect(await readdir(join(folder, 'tmp'))).toEqual(['in-use']);
  });

  it('leaves no temporary file behind, whether a write succeeds or fails', async () => {
    const folder = await createFolder();
    const store = await openTensorStore(`file:${folder}`);
    await store.writeNamed('a/b', CONTENT);
    await expect(store.writeNamed('a/b/c', CONTENT)).rejects.toMatchObject({ name: 'StoreUnavailableError' });
    await expect(store.writeNamed('a', CONTENT)).rejects.toMatchObject({ name: 'StoreUnavailableError' });
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  it('is unavailable where a file stands in the way, and names the path and the reason', async () => {
    const folder = await createFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(openTensorStore(`file:${folder}/file/store`)).rejects.toMatchObject({
      name: 'StoreUnavailableError',
      message: expect.stringContaining(`${folder}/file/store: part of the path is not a folder`) as unknown,
    });
  });

  it.each(['', 'file:', 'file:relative/path', 'https://bucket/prefix', '/tmp/x', 'sqlite:/tmp/x'])(
    'refuses the URI %j and says what it takes',
    async (uri) => {
      await expect(openTensorStore(uri)).rejects.toMatchObject({
        name: 'InvalidStoreUriError',
        message: `store URI: expected file:/absolute/path or s3://bucket/prefix, got ${JSON.stringify(uri)}`,
      });
    },
  );
});
