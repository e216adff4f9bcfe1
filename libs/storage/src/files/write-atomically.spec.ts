import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAtomically, writeAtomically } from './write-atomically.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liesweep-atomic-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<string, void, undefined> {
  for (const text of texts) yield await Promise.resolve(text);
}

test('text, bytes and pieces take the place of what was there, and nothing else is left', async () => {
  const target = join(root, 'a', 'b', 'file');
  for (const content of ['text', new TextEncoder().encode('bytes'), pieces('pie', 'ces')]) {
    await writeAtomically(root, target, content);
  }
  expect(readFileSync(target, 'utf8')).toBe('pieces');
  expect(readdirSync(root)).toEqual(['a']);
  expect(readdirSync(join(root, 'a', 'b'))).toEqual(['file']);
});

test('a link at the target is replaced, and what it leads to stays', async () => {
  const victim = join(root, 'victim');
  const target = join(root, 'file');
  writeFileSync(victim, 'mine');
  symlinkSync(victim, target);
  await writeAtomically(root, target, 'written');
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  expect(lstatSync(target).isSymbolicLink()).toBe(false);
});

test('two writings at once of one process use different temporary names, which say nothing of the target', async () => {
  const target = join(root, 'file');
  let during: readonly string[] = [];
  async function* inner(): AsyncGenerator<string, void, undefined> {
    during = readdirSync(root);
    yield await Promise.resolve('inner');
  }
  async function* outer(): AsyncGenerator<string, void, undefined> {
    await writeAtomically(root, target, inner());
    yield 'outer';
  }
  await writeAtomically(root, target, outer());
  expect(new Set(during).size).toBe(2);
  expect(during.every((name) => /^\.unfinished-[0-9a-f-]{36}$/.test(name))).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('outer');
  expect(readdirSync(root)).toEqual(['file']);
});

test('what fails leaves the old content and no temporary file', async () => {
  const target = join(root, 'file');
  await writeAtomically(root, target, 'old');
  async function* failing(): AsyncGenerator<string, void, undefined> {
    yield await Promise.resolve('half');
    throw new Error('the source has failed');
  }
  await expect(writeAtomically(root, target, failing())).rejects.toThrow('the source has failed');
  mkdirSync(join(root, 'folder', 'full'), { recursive: true });
  await expect(writeAtomically(root, join(root, 'folder'), 'new')).rejects.toThrow('EISDIR');
  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(readdirSync(root)).toEqual(['file', 'folder']);
});

test('a file that must be new is written once', async () => {
  const target = join(root, 'file');
  expect(await createAtomically(root, target, 'first')).toBe(true);
  expect(await createAtomically(root, target, 'second')).toBe(false);
  expect(readFileSync(target, 'utf8')).toBe('first');
  expect(readdirSync(root)).toEqual(['file']);
});
