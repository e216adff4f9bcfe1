import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and a run of seconds, on a machine that does much else. */
const BUILD_MS = 180_000;
const RUN_MS = 120_000;

const SWEEP = `name: noise
system: { oracles: [{ kind: learned, model: quadratic }] }
data: { kind: csv, path: noise.csv, features: [a, b], labels: [y] }
grid: { generators: [1, 2] }
restarts: 8
`;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-learned-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it(
  'labels that the features do not decide end the sweep with a sentence, before anything is trained',
  async () => {
    const normal = normalStream(3);
    const rows = Array.from({ length: 200 }, () => [normal(), normal(), normal()].join(','));
    writeFileSync(join(folder, 'noise.csv'), ['a,b,y', ...rows].join('\n'));
    const { exitCode, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml', '--slots', '1');
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(
      /the oracle's fit reaches R² -?0\.\d+ on held-out rows .*: expected at least 0\.5; give more rows/,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
    const [run = ''] = readdirSync(join(folder, 'runs')).filter((name) => name.startsWith('noise-'));
    expect(existsSync(join(folder, 'runs', run, 'report.html'))).toBe(false);
    expect(existsSync(join(folder, 'runs/store/fits'))).toBe(false);
  },
  RUN_MS,
);
