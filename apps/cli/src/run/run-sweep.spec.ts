import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** A few seconds of training, which more slots are worth more shards for. */
const SWEEP = `name: slots
system: { oracles: [squared-norm] }
grid: { dimension: 4, generators: 6, weights: { closure: 1 } }
restarts: 240
training: { steps: 3000 }
`;

/** What `run --json` prints, as far as it is looked at here. */
interface RunDocument {
  readonly folder: string;
  readonly phaseDiagram: PhaseDiagram;
  readonly files: { readonly generators: readonly string[]; readonly figures: readonly string[] };
}

/** Compiling, then one short run, on a busy machine. */
const LIMIT_MS = 600_000;

describe('run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-run-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  async function predictedShards(slots: string): Promise<number> {
    const { stdout } = await runLiesweep(folder, 'plan', 'sweep.yaml', '--slots', slots, '--json');
    return (JSON.parse(stdout) as { shards: number }).shards;
  }

  function plannedShards(): number[] {
    const database = new DatabaseSync(join(folder, 'runs/liesweep.sqlite'), { readOnly: true });
    const rows = database.prepare('select shard_count from plans').all();
    database.close();
    return rows.map((row) => Number(row.shard_count));
  }

  it(
    'cuts the shards that plan predicts for the same slots',
    async () => {
      expect((await runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '2')).exitCode).toBe(0);
      expect(plannedShards()).toEqual([await predictedShards('2')]);
      expect(await predictedShards('2')).toBeGreaterThan(await predictedShards('1'));
    },
    LIMIT_MS,
  );

  it(
    'names the algebra, writes its sparsest basis, and says the same by report and export',
    async () => {
      const { stdout } = await runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '2');
      const { phaseDiagram, files, folder: place } = JSON.parse(stdout) as RunDocument;
      expect(phaseDiagram.slices.map(({ structure }) => structure?.name)).toEqual(['so(4) ≅ su(2)⊕su(2)']);
      expect(files.generators.map((file) => basename(file))).toEqual(['n4-g6-w0.npy', 'n4-g6-w0-sparsest.npy']);
      expect(files.figures.map((file) => basename(file))).toContain('sparsest-generators-n4-g6-w0.svg');
      const reported = await runLiesweep(folder, 'report', place, '--json');
      expect((JSON.parse(reported.stdout) as RunDocument).phaseDiagram).toEqual(phaseDiagram);
      const exported = await runLiesweep(folder, 'export', place, '--phase-diagram', '-');
      expect(JSON.parse(exported.stdout)).toEqual(phaseDiagram);
    },
    LIMIT_MS,
  );
});
