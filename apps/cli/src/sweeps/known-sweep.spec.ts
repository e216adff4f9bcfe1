import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import { formerSweepId, parseSweepFile, specDigest, sweepId, trialCount, type RowStore } from '@liesweep/sweep';
import type { SweepFile } from '@liesweep/datasets';
import { knownSweep } from './known-sweep.js';

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

function fileOf(generators: string, seed = 1): SweepFile {
  const text = `name: small
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: ${generators} }
seed: ${String(seed)}
`;
  const spec = parseSweepFile(text);
  const identity = { specDigest: specDigest(spec), sweepId: sweepId(spec), trialCount: trialCount(spec) };
  return { text, spec, ...identity, dataset: undefined, featureNames: [], notes: [], warnings: [] };
}

const save = (file: SweepFile, id: string): Promise<void> => {
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

describe('where a file is only looked at', () => {
  const config = { tensors: undefined, logLevel: 'info', deviceClass: 'cpu', slots: undefined } as const;

  it('has the same id', async () => {
    await save(file, former);
    expect((await knownSweep(file, { ...config, rows: uri })).sweepId).toBe(former);
  });

  it.each(['postgres://nobody:x@127.0.0.1:1/rows', 'sqlite:/nowhere/at/all.sqlite'])(
    "has today's id where the row store %s cannot be read",
    async (nowhere) => {
      expect(await knownSweep(file, { ...config, rows: nowhere })).toEqual(file);
    },
  );
});
