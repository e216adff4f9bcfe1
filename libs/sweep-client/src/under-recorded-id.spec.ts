import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import { formerSweepId, parseSweepFile, specDigest, sweepId, trialCount, type RowStore } from '@liesweep/sweep';
import type { BroughtSweep } from './named-sweep.js';
import { underRecordedId } from './under-recorded-id.js';

let folder: string;
let uri: string;
let rows: RowStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-ids-'));
  uri = `sqlite:${folder}/rows.sqlite`;
  rows = await openRowStore(uri);
});
afterEach(async () => {
  await rows.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(generators: string, seed = 1): BroughtSweep {
  const text = `name: small
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: ${generators} }
seed: ${String(seed)}
`;
  const spec = parseSweepFile(text);
  const identity = { specDigest: specDigest(spec), sweepId: sweepId(spec), trialCount: trialCount(spec) };
  return { spec, ...identity, dataset: undefined };
}

const save = (file: BroughtSweep, id: string): Promise<void> => {
  const { spec, specDigest: digest, trialCount: count } = file;
  return rows.saveSweep({
    sweepId: id,
    spec,
    specDigest: digest,
    trialCount: count,
    createdAt: '2026-01-01T00:00:00Z',
  });
};

const file = fileOf('[1, 2]');
const former = formerSweepId(file.spec);

it("has today's id, of 20 digits, where nothing is recorded", async () => {
  expect(await underRecordedId(file, rows)).toEqual(file);
  expect(file.sweepId).toMatch(/^small-[0-9a-f]{20}$/);
  expect(former).toBe(file.sweepId.slice(0, 'small-'.length + 8));
});

it('goes on under the short id that an earlier version has recorded it under', async () => {
  await save(file, former);
  expect((await underRecordedId(file, rows)).sweepId).toBe(former);
});

it('goes on under it when it was extended since', async () => {
  await save(file, former);
  const { spec, specDigest: digest, trialCount: count } = fileOf('[1, 2, 3]');
  const sweep = { sweepId: former, spec, specDigest: digest, trialCount: count, createdAt: '2026-01-01T00:00:00Z' };
  await rows.extendSweep(sweep);
  expect((await underRecordedId(file, rows)).sweepId).toBe(former);
});

it('does not take the short id of another sweep, and does not mix with it', async () => {
  await save(fileOf('[1, 2]', 2), former);
  expect(await underRecordedId(file, rows)).toEqual(file);
});

it('is refused where another sweep has its long id, with what differs', async () => {
  await save(fileOf('[1, 2]', 2), file.sweepId);
  const refused = underRecordedId(file, rows);
  await expect(refused).rejects.toMatchObject({ name: 'SweepConflictError' });
  await expect(refused).rejects.toThrow('seed: expected what the sweep has');
});
