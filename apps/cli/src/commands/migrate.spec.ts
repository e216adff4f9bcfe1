import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';

/** Compiling everything the command line needs takes so long on a busy machine. */
const BUILD_MS = 600_000;

let folder: string;

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-migrate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function migrate(rows?: string): Promise<Ended> {
  return startLiesweep(folder, ['migrate'], { LIESWEEP_ROWS: rows }).ended;
}

it('migrating makes the row store, and doing it again changes nothing', async () => {
  const uri = `sqlite:${join(folder, 'rows.sqlite')}`;
  for (let time = 0; time < 2; time++) {
    const { exitCode, stdout, stderr } = await migrate(uri);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^The row store is up to date with liesweep \S+\.\n$/);
  }
  const rows = await openRowStore(uri);
  expect(await rows.sweeps()).toEqual([]);
  await rows.close();
});

it('migrating nothing is an error that names the variable', async () => {
  const { exitCode, stderr } = await migrate();
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/LIESWEEP_ROWS/);
});

it('migrating what is no row store is one message, without a stack trace', async () => {
  writeFileSync(join(folder, 'rows.sqlite'), 'not a database at all, but long enough to be taken for one');
  const { exitCode, stderr } = await migrate(`sqlite:${join(folder, 'rows.sqlite')}`);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/rows\.sqlite/);
  expect(stderr).not.toMatch(/^\s+at /m);
});
