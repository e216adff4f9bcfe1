import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import { parseSweepFile } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything the command line needs takes so long on a busy machine. */
const BUILD_MS = 600_000;

const [FIRST, SECOND, THIRD] = ['so-n-0123456789', 'so-n-abcdef0123', 'other-77777777'] as const;

let folder: string;

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-names-'));
  mkdirSync(join(folder, 'runs'));
  const rows = await openRowStore(`sqlite:${join(folder, 'runs/liesweep.sqlite')}`);
  for (const [index, sweepId] of [FIRST, SECOND, THIRD].entries()) {
    const name = sweepId.slice(0, sweepId.lastIndexOf('-'));
    await rows.saveSweep({
      ...{ sweepId, specDigest: `sha256:${String(index)}`, trialCount: 2, createdAt: `2026-01-0${String(index + 1)}` },
      spec: parseSweepFile(`name: ${name}\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n`),
    });
  }
  await rows.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('a run is named by the beginning of its id, its name or @last', async () => {
  for (const [word, sweepId] of [
    ['so-n-0', FIRST],
    ['abcd', SECOND],
    ['other', THIRD],
    ['@last', THIRD],
  ] as const) {
    const { stdout } = await runLiesweep(folder, 'status', word, '--json');
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ sweepId, stage: 'not-started', cells: { decided: 0, open: 2 } }),
    ]);
  }
});

it('what may be several is refused with the candidates', async () => {
  const { exitCode, stderr } = await runLiesweep(folder, 'watch', 'so-n');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(new RegExp(`^so-n may mean 2 sweeps:\n {2}${FIRST} .*\n {2}${SECOND} `));
});

it('in a script a run is deleted by its whole id, or by less with --yes, and a second time it is not there', async () => {
  expect(await runLiesweep(folder, 'delete', 'other')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(`other means ${THIRD}; nothing was deleted.`) as string,
  });
  expect((await runLiesweep(folder, 'delete', 'other', '--yes')).stdout).toMatch(`${THIRD}: deleted`);
  expect((await runLiesweep(folder, 'delete', FIRST)).stdout).toMatch(`${FIRST}: deleted`);
  expect(await runLiesweep(folder, 'delete', FIRST)).toEqual({
    exitCode: 0,
    stdout: `${FIRST}: is not there; nothing to delete\n`,
    stderr: '',
  });
});

it('all sweeps are listed as a table, as CSV and as JSON', async () => {
  const { stdout: table } = await runLiesweep(folder, 'list');
  expect(table.split('\n').slice(0, 3)).toEqual([
    'sweep            trials  state',
    '────────────────────────────────────',
    'so-n-0123456789     0/2  not started',
  ]);
  const { stdout: csv } = await runLiesweep(folder, 'list', '--csv');
  expect(csv.split('\n')[1]).toBe(`${FIRST},,2026-01-01,not-started,,2,0,0,0,,0`);
  const { stdout: json } = await runLiesweep(folder, 'list', '--json');
  expect((JSON.parse(json) as { sweepId: string }[]).map(({ sweepId }) => sweepId)).toEqual([FIRST, SECOND, THIRD]);
});
