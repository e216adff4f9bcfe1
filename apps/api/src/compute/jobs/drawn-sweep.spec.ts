import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSweepFile, specDigest } from '@liesweep/sweep';
import type { JobRefusal } from '../job-refusal.js';
import { JobStores } from '../job-stores.js';
import { figure, figures, report, type FiguresInput } from './drawn-sweep.js';

let folder: string;
let stores: JobStores;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-drawn-'));
  stores = new JobStores({ rows: `sqlite:${folder}/rows.sqlite`, tensors: `file:${folder}` });
});
afterAll(async () => {
  await (await stores.rows()).close();
  await rm(folder, { recursive: true });
});

/** A grid of twice so many points: with closure and without. */
function sweepOf(counts: number): FiguresInput {
  const spec = parseSweepFile(`name: large
system: { oracles: [{ kind: squared-norm }] }
grid: { dimension: 2, generators: { from: 1, to: ${String(counts)} } }
`);
  const record = { sweepId: 'large', spec, specDigest: specDigest(spec), trialCount: counts, createdAt: '' };
  return { record, revision: 1 };
}

test('a grid that is too large to be drawn is refused in words, before anything of it is read', async () => {
  const large = sweepOf(5_000);
  const facts = { command: '', sweepFile: { name: '', text: '' }, versions: { Liesweep: '', Temporal: undefined } };
  const asked = [
    figures(large, stores),
    figure({ ...large, name: 'heat-map', format: 'svg' }, stores),
    report({ ...large, ...facts }, stores),
  ];
  for (const outcome of await Promise.allSettled(asked)) {
    const refusal = outcome.status === 'rejected' ? (outcome.reason as JobRefusal) : undefined;
    expect([refusal?.status, refusal?.message]).toEqual([422, expect.stringContaining('10000 points')]);
  }
});

test('a smaller one is drawn, also before anything of it is recorded', async () => {
  const { body } = await figures(sweepOf(3), stores);
  expect(body).toContain('"heat-map"');
  const { body: svg } = await figure({ ...sweepOf(3), name: 'heat-map', format: 'svg' }, stores);
  expect(svg).toContain('<svg');
});
