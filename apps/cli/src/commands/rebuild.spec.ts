import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Seconds of training: the circle, with and without closure. */
const SWEEP = `name: lost-rows
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: [1, 2, 3, 4], weights: { closure: [0, 1] } }
restarts: 8
training: { steps: 500 }
`;

/** Compiling, then one short run, on a busy machine. */
const LIMIT_MS = 600_000;

describe('rebuild', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-rebuild-'));
  const runs = join(folder, 'runs');
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it('refuses a folder without a tensor store, and makes none', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const { exitCode, stderr } = await runLiesweep(empty, 'rebuild');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no tensor store at file:');
    expect(readdirSync(empty)).toEqual([]);
  });

  it(
    'brings back the phase diagram of a run whose SQLite file is gone, and changes nothing when repeated',
    async () => {
      const run = await runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '2');
      expect(run).toMatchObject({ exitCode: 0 });
      const [id = ''] = readdirSync(runs).filter((name) => name.startsWith('lost-rows-'));
      const diagram = readFileSync(join(runs, id, 'phase-diagram.json'), 'utf8');
      const csv = readFileSync(join(runs, id, 'trials.csv'), 'utf8');
      for (const name of readdirSync(runs).filter((file) => file.startsWith('liesweep.sqlite'))) {
        rmSync(join(runs, name));
      }
      rmSync(join(runs, id, 'phase-diagram.json'));
      rmSync(join(runs, id, 'trials.csv'));

      const rebuilt = await runLiesweep(folder, 'rebuild');
      expect(rebuilt).toMatchObject({ exitCode: 0, stderr: '' });
      expect(rebuilt.stdout).toMatch(/^sqlite:\S+: 64 results added, from \d+ shards of 1 sweep in file:\S+\.\n$/);
      expect(await runLiesweep(folder, 'report', id)).toMatchObject({ exitCode: 0 });
      expect(readFileSync(join(runs, id, 'phase-diagram.json'), 'utf8')).toBe(diagram);
      expect(readFileSync(join(runs, id, 'trials.csv'), 'utf8')).toBe(csv);

      const again = await runLiesweep(folder, 'rebuild', '--json');
      expect(JSON.parse(again.stdout)).toMatchObject({ sweeps: 1, added: 0, skipped: 0, problems: [] });

      const pipe = join(runs, 'store', 'shards', 'ab', `ab${'0'.repeat(62)}.json`);
      mkdirSync(dirname(pipe), { recursive: true });
      execFileSync('mkfifo', [pipe]);
      const skipping = await runLiesweep(folder, 'rebuild', '--json');
      expect(skipping.exitCode).toBe(5);
      expect(JSON.parse(skipping.stdout)).toMatchObject({ sweeps: 1, added: 0, skipped: 1 });
      expect(skipping.stderr).toContain('expected a file, got a pipe');
    },
    LIMIT_MS,
  );
});
