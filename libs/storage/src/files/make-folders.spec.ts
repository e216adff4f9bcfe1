import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from './make-folders.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liesweep-folders-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('makes what is missing, outermost first, and nothing the second time', () => {
  const made: string[] = [];
  const path = join(root, 'a', 'b', 'c');
  for (let time = 0; time < 2; time += 1) makeFolders(path, (folder) => made.push(folder));
  expect(existsSync(path)).toBe(true);
  expect(made).toEqual([join(root, 'a'), join(root, 'a', 'b'), path]);
});

test('says why where a folder cannot be made, below a file and where the system takes none', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => {
    makeFolders(join(root, 'file'));
  }).toThrow('EEXIST');
  expect(() => {
    makeFolders(join(root, 'file', 'below'));
  }).toThrow('ENOTDIR');
  expect(() => {
    makeFolders('/proc/liesweep/below');
  }).toThrow(/ENOENT|EROFS|EACCES/);
});
