import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep, type Ended } from '../testing/run-liesweep.js';

const SWEEP = `name: points
system: { oracles: [squared-norm] }
data: { kind: csv, path: points.csv, features: [x, y] }
grid: { generators: [1], weights: { closure: 0 } }
restarts: 4
training: { steps: 300 }
`;

/** Compiling, then some short runs on a busy machine. */
const LIMIT_MS = 600_000;

describe('a run whose data file is not what it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-stored-'));
  const data = join(folder, 'points.csv');
  let run: string;
  let diagram: string;

  const runs = (): readonly string[] => readdirSync(join(folder, 'runs')).filter((name) => name.startsWith('points-'));
  const diagramIn = (place: string): string => readFileSync(join(folder, place, 'phase-diagram.json'), 'utf8');

  function writePoints(seed: number): void {
    const stream = normalStream(seed);
    const rows = Array.from({ length: 50 }, () => `${String(stream())},${String(stream())}`);
    writeFileSync(data, ['x,y', ...rows].join('\n'));
  }

  async function liesweep(...parameters: readonly string[]): Promise<Ended> {
    const ended = await runLiesweep(folder, ...parameters, '--slots', '1');
    expect(ended).toMatchObject({ exitCode: 0 });
    return ended;
  }

  beforeAll(async () => {
    buildLiesweep();
    writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
    writePoints(1);
    await liesweep('run', 'sweep.yaml');
    run = join('runs', runs()[0] ?? '');
    diagram = diagramIn(run);
  }, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it(
    'goes on with the stored numbers where the file is gone, and says so in one line',
    async () => {
      rmSync(data);
      rmSync(join(folder, run, 'phase-diagram.json'));
      const byFile = await liesweep('run', 'sweep.yaml');
      expect(byFile.stderr).toContain(
        `points.csv is gone: ${run.slice('runs/'.length)} goes on with the numbers that it stored.\n`,
      );
      expect(diagramIn(run)).toBe(diagram);
      for (const parameters of [[run], ['sweep.yaml', '--out', run]]) {
        const { stderr } = await liesweep('run', ...parameters);
        expect(stderr).toContain('points.csv is gone: the run goes on with the numbers that it stored.\n');
      }
      expect(runs()).toHaveLength(1);
    },
    LIMIT_MS,
  );

  it(
    'goes on with the stored numbers in its folder where the file has changed, and is another sweep elsewhere',
    async () => {
      writePoints(2);
      const { stderr } = await liesweep('run', 'sweep.yaml', '--out', run);
      expect(stderr).toContain('points.csv has changed: the run goes on with the numbers that it stored.\n');
      expect(diagramIn(run)).toBe(diagram);
      const other = await liesweep('run', 'sweep.yaml');
      expect(other.stderr).toContain(
        `points.csv has changed since ${run.slice('runs/'.length)} was made of it: this is another sweep`,
      );
      expect(other.stderr).toContain(`liesweep run ${run}\n`);
      expect(runs()).toHaveLength(2);
      writeFileSync(data, 'x,y\n1,not a number\n');
      const broken = await liesweep('run', 'sweep.yaml', '--out', run);
      expect(broken.stderr).toContain('points.csv cannot be used any more: the run goes on');
    },
    LIMIT_MS,
  );

  it(
    'cannot go on where the sweep file has changed too, or nothing is stored',
    async () => {
      rmSync(data, { force: true });
      writeFileSync(join(folder, 'other.yaml'), SWEEP.replace('restarts: 4', 'restarts: 5'));
      for (const parameters of [['other.yaml'], ['other.yaml', '--out', run]]) {
        const { exitCode, stderr } = await runLiesweep(folder, 'run', ...parameters);
        expect({ exitCode, stderr }).toEqual({
          exitCode: 2,
          stderr: expect.stringContaining('there is no such file') as string,
        });
      }
    },
    LIMIT_MS,
  );
});
