import { openRowStore } from '@liesweep/storage';
import { parseSweepFile, type RowStore, type SweepRecord } from '@liesweep/sweep';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT_DISPLAY } from '../progress/progress-display.js';
import { exitCodeOf, watchSweep } from './watch-sweep.js';

const RECORD: SweepRecord = {
  ...{ sweepId: 'watched-01234567', specDigest: 'sha256:0', trialCount: 1, createdAt: '2026-01-01T00:00:00Z' },
  spec: parseSweepFile('name: watched\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: 2, generators: 1 }\n'),
};
const RUNNING = { stage: 'running', reason: null, budgets: [], wallMs: 0 } as const;

describe('watching a sweep', () => {
  let folder: string;
  let rows: RowStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liesweep-watch-'));
    rows = await openRowStore(`sqlite:${folder}/rows.sqlite`);
    await rows.saveSweep(RECORD);
    await rows.saveStanding(RECORD.sweepId, RUNNING, { epoch: 1, sequence: 1 });
  });
  afterEach(async () => {
    await rows.close();
    await rm(folder, { recursive: true });
  });

  it('ends when nobody serves it any more, and says so', async () => {
    const watched = watchSweep(rows, RECORD, () => undefined, SILENT_DISPLAY);
    await rows.leaveSweep(RECORD.sweepId);
    const { view } = await watched;
    expect(view).toMatchObject({ stage: 'interrupted', reason: expect.stringContaining('nobody serves it') as string });
    expect(exitCodeOf(view)).toBe(5);
  });

  it('ends when the sweep has ended', async () => {
    const watched = watchSweep(rows, RECORD, () => undefined, SILENT_DISPLAY);
    await rows.saveStanding(RECORD.sweepId, { ...RUNNING, stage: 'drained' }, { epoch: 1, sequence: 2 });
    expect(await watched).toMatchObject({ view: { stage: 'drained' }, cells: { decided: 0, open: 2 } });
  });

  it('shows what is in its way', async () => {
    const shown: (string | null)[] = [];
    await rows.seeSweep(RECORD.sweepId, 'rows: read-only');
    const display = { show: ({ waiting }: { waiting: string | null }) => shown.push(waiting), end: () => undefined };
    const watched = watchSweep(rows, RECORD, () => undefined, display);
    while (shown.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await rows.leaveSweep(RECORD.sweepId);
    await watched;
    expect(shown[0]).toBe('rows: read-only');
  });
});
