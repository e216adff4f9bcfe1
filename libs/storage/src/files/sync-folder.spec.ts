import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liesweep-sync-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('a folder is brought to the disk, also where the file system cannot do it by itself', async () => {
  await expect(syncFolder(root)).resolves.toBeUndefined();
  await expect(syncFolder('/proc')).resolves.toBeUndefined();
});

test('a folder that is not there is an error', async () => {
  await expect(syncFolder(join(root, 'absent'))).rejects.toThrow('ENOENT');
});
