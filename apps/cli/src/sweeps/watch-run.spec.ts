import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { openRowStore } from '@liesweep/storage';
import { parseSweepFile, type RowStore, type SweepRecord } from '@liesweep/sweep';
import { runFolder } from '../run-folder/run-folder.js';
import type { Terminal } from '../terminal/terminal.js';
import { watchRun } from './watch-run.js';

const RECORD: SweepRecord = {
  ...{ sweepId: 'watched-01234567', specDigest: 'sha256:0', trialCount: 1, createdAt: '2026-01-01T00:00:00Z' },
  spec: parseSweepFile('name: watched\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n'),
};
const RUNNING = { stage: 'running', reason: null, budgets: [], wallMs: 0 } as const;

let folder: string;
let rows: RowStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-watch-run-'));
  rows = await openRowStore(`sqlite:${folder}/rows.sqlite`);
  await rows.saveSweep(RECORD);
  await rows.saveStanding(RECORD.sweepId, RUNNING, { epoch: 1, sequence: 1 });
});
afterEach(async () => {
  await rows.close();
  rmSync(folder, { recursive: true });
});

async function watched(json: boolean): Promise<{ text: string; exitCode: number }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const terminal = { stdout, stderr, colours: 'none', errorColours: 'none' } as unknown as Terminal;
  const exitCode = await watchRun({ rows, record: RECORD, folder: runFolder(folder) }, terminal, json);
  expect(stderr.read()).toBeNull();
  return { text: String(stdout.read()), exitCode };
}

it('says as a line of JSON whenever something has changed, and last how it ended', async () => {
  let lines = 0;
  const progress = rows.progress.bind(rows);
  jest.spyOn(rows, 'progress').mockImplementation(async (sweepId) => {
    lines += 1;
    if (lines === 3) await rows.saveStanding(sweepId, { ...RUNNING, stage: 'drained' }, { epoch: 1, sequence: 2 });
    return progress(sweepId);
  });
  const { text, exitCode } = await watched(true);
  const views = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { stage: string; cells: unknown });
  expect(views.map(({ stage }) => stage)).toEqual(['running', 'drained']);
  expect(views[1]).toMatchObject({ sweepId: RECORD.sweepId, cells: { decided: 0, open: 2 } });
  expect(exitCode).toBe(5);
});

it('says for people how it ended', async () => {
  await rows.saveStanding(RECORD.sweepId, { ...RUNNING, stage: 'cancelled' }, { epoch: 1, sequence: 2 });
  expect((await watched(false)).text).toBe(
    'watched-01234567  cancelled\n  trials   0 of 1\n  cells    0 decided, 2 open\n',
  );
});
