import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of a second, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 600_000;

const QUICK = resolve(__dirname, '../../../../examples/quick.yaml');

const DISCRIMINANT = `name: cubic-discriminant
system:
  oracles:
    - kind: polynomial
      terms:
        - { coefficient: 18, powers: [1, 1, 1, 1] }
        - { coefficient: -4, powers: [0, 3, 0, 1] }
        - { powers: [0, 2, 2, 0] }
        - { coefficient: -4, powers: [1, 0, 3, 0] }
        - { coefficient: -27, powers: [2, 0, 0, 2] }
grid: { dimension: 4, generators: 3 }
`;

const QUARTIC = `name: quartic
system: { oracles: [{ kind: polynomial, terms: [{ powers: [4, 0, 0] }, { powers: [0, 4, 0] }, { powers: [0, 0, 4] }] }] }
grid: { dimension: 3, generators: 3 }
candidates: [so(3)]
`;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-certify-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A sweep file over a table of x, y, z and a label with noise, as a share of its standard deviation. */
function writeMeasured(label: (x: number, y: number, z: number) => number, noise: number, rows: number): void {
  const normal = normalStream(6);
  const points = Array.from({ length: rows }, () => [normal(), normal(), normal()] as const);
  const values = points.map(([x, y, z]) => label(x, y, z));
  const mean = values.reduce((sum, value) => sum + value / rows, 0);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / rows, 0));
  const lines = points.map((point, row) => {
    const value = (values[row] ?? NaN) + noise * deviation * normal();
    return [...point, value].map((entry) => entry.toFixed(6)).join(',');
  });
  writeFileSync(join(folder, 'points.csv'), ['x,y,z,v', ...lines].join('\n'));
  writeSweep(
    'name: measured\nsystem: { oracles: [{ kind: learned, model: polynomial }] }\ndata: { kind: csv, path: points.csv, features: [x, y, z], labels: [v] }\ngrid: { generators: 3 }\n',
  );
}

const writeSweep = (text: string): void => {
  writeFileSync(join(folder, 'sweep.yaml'), text);
};
const certify = (...parameters: string[]): Promise<Ended> => runLiesweep(folder, 'certify', ...parameters);

it(
  'certifies every dimension of an example at once, and writes nothing',
  async () => {
    const { exitCode, stdout, stderr } = await certify(QUICK);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/n = 2\n {2}dim G = 1 {2}certified {2}so\(2\) ≅ u\(1\)/);
    expect(stdout).toMatch(/n = 3\n {2}dim G = 3 {2}certified {2}su\(2\) ≅ so\(3\)/);
    expect(stdout).toMatch(/defects +0 ×3 {2}┊ 1\d decades ┊ {2}0\.\d+ … 1 ×6/);
    expect(readdirSync(folder)).toEqual([]);
  },
  RUN_MS,
);

it(
  'finds sl(2,R) in the discriminant of a cubic',
  async () => {
    writeSweep(DISCRIMINANT);
    const { exitCode, stdout } = await certify('sweep.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/dim G = 3 {2}certified {2}sl\(2,R\) ≅ so\(1,2\)/);
  },
  RUN_MS,
);

it(
  'certifies measured labels with 3 % noise, and prints their bound',
  async () => {
    writeMeasured((x, y, z) => x * x + 4 * y * y + 9 * z * z, 0.03, 1000);
    const { exitCode, stdout } = await certify('sweep.yaml', '--candidate', 'so(3)');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/dim G = 3 {2}certified {2}su\(2\) ≅ so\(3\)/);
    expect(stdout).toMatch(/bound +3 of 9 directions keep the labels within 5 %, at the level 1 %/);
    expect(stdout).toMatch(/staircase +k +best k at most +any further one at least/);
    expect(stdout).toMatch(/so\(3\) +broken +\d+ %, surely from \d+ % to \d+ %/);
    expect(stdout).toMatch(/generators[^]*J1 +J2 +J3\n/);
  },
  RUN_MS,
);

it(
  'leaves labels that no polynomial describes undetermined',
  async () => {
    writeMeasured((x, y, z) => Math.abs(x) + Math.abs(y) + Math.abs(z), 0, 1000);
    const { exitCode, stdout } = await certify('sweep.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/dim G = \? {2}undetermined\n/);
  },
  RUN_MS,
);

it(
  'refuses too few rows with what to do, and so does run, before it writes anything',
  async () => {
    writeMeasured((x, y, z) => x * x + y * y + z * z, 0.01, 20);
    const { exitCode, stdout, stderr } = await certify('sweep.yaml');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/dim G = \? {2}refused\n {2}Only 20 different rows.*\n.*measure more rows/);
    expect(stderr).toBe('');
    const run = await runLiesweep(folder, 'run', 'sweep.yaml');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^sweep\.yaml: n = 3: Only 20 different rows.*\nNothing was trained or written\.\n$/);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  },
  RUN_MS,
);

it(
  'says of a candidate whether it is kept or broken',
  async () => {
    expect((await certify(QUICK, '--candidate', 'so(3)')).stdout).toMatch(/so\(3\) +kept +0, exactly on the rows/);
    writeSweep(QUARTIC);
    expect((await certify('sweep.yaml')).stdout).toMatch(/so\(3\) +broken +\d+ %, exactly on the rows/);
    const unknown = await certify('sweep.yaml', '--candidate', 'soo(3)');
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/did you mean so\(3\)\?\n$/);
  },
  RUN_MS,
);

it(
  'prints one JSON document when asked',
  async () => {
    writeSweep(QUARTIC);
    const { exitCode, stdout } = await certify('sweep.yaml', '--candidate', 'scaling', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sweepId: expect.stringMatching(/^quartic-[0-9a-f]{20}$/) as unknown,
      slices: [
        {
          ...{ system: 'polynomial(x1^4+x2^4+x3^4)/real/linear', dimension: 3, status: 'certified' },
          certificate: { groupDimension: 0, refusal: null },
          ...{ structure: null, generators: [] },
          candidates: [
            { name: 'so(3)', verdict: 'broken' },
            { name: 'scaling', verdict: 'broken' },
          ],
        },
      ],
      warnings: [],
    });
  },
  RUN_MS,
);

it(
  'prints no colours on a pipe, nor under NO_COLOR',
  async () => {
    for (const environment of [{}, { NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }]) {
      const { stdout } = await startLiesweep(folder, ['certify', QUICK], environment).ended;
      expect(stdout).toContain('dim G = 3');
      expect(stdout).not.toContain('\u001b');
    }
  },
  RUN_MS,
);
