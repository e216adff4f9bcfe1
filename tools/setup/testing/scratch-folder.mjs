import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder that is gone after the test. */
export function scratchFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-setup-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file, with its folders. */
export function writeIn(folder, path, content) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Writes a program that Node runs, under any name, so that a PATH of one folder is a machine with that one program. */
export function writeProgram(folder, name, script) {
  const file = writeIn(folder, name, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
