import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from './write-whole.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liesweep-output-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('a link that another user has put where the temporary file was to be is not followed', async () => {
  const victim = join(root, 'victim');
  const target = join(root, 'run', 'trials.csv');
  await writeWhole(target, 'old');
  writeFileSync(victim, 'mine');
  symlinkSync(victim, `${target}.${String(process.pid)}.tmp`); // the name that could be guessed once
  await writeWhole(target, 'new');
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  expect(readFileSync(target, 'utf8')).toBe('new');
});

test('a file is written into a folder that is not there yet, and is all that is left there', async () => {
  await writeWhole(join(root, 'a', 'b', 'report.html'), 'page');
  expect(readdirSync(join(root, 'a', 'b'))).toEqual(['report.html']);
});
