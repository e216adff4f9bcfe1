import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogReader } from './log-reader.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-log-'));
  file = join(folder, 'log.ndjson');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads each line once, whole, also where a character is cut', () => {
  const reader = new LogReader(file);
  expect(reader.read()).toEqual([]);
  const bytes = Buffer.from('one\ntwo λ\n');
  writeFileSync(file, bytes.subarray(0, 9));
  expect(reader.read()).toEqual(['one']);
  appendFileSync(file, bytes.subarray(9));
  expect(reader.read()).toEqual(['two λ']);
  expect(reader.read()).toEqual([]);
});

it('begins where it is told', () => {
  writeFileSync(file, 'one\ntwo\n');
  expect(new LogReader(file, 4).read()).toEqual(['two']);
});

it('survives a file that is cut, and one that takes its place', () => {
  writeFileSync(file, 'one\ntwo\nthr');
  const reader = new LogReader(file);
  expect(reader.read()).toEqual(['one', 'two']);
  truncateSync(file);
  expect(reader.read()).toEqual([]);
  appendFileSync(file, 'new\n');
  expect(reader.read()).toEqual(['new']);
  renameSync(file, join(folder, 'old'));
  writeFileSync(file, 'another log, longer than the last\n');
  expect(reader.read()).toEqual(['another log, longer than the last']);
});

it('reads a long log in pieces, and says that there is more', () => {
  const line = 'x'.repeat(1000);
  writeFileSync(file, `${line}\n`.repeat(3000));
  const reader = new LogReader(file);
  let count = 0;
  let reads = 0;
  while (reader.hasMore) {
    count += reader.read().length;
    reads += 1;
  }
  expect([count, reads]).toEqual([3000, 3]);
});
