import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeNpy } from '@liesweep/storage/npy';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything takes so long on a busy machine. */
const BUILD_MS = 600_000;

/** A run of seconds, on a machine that does much else. */
const RUN_MS = 600_000;

/** Training stops at a loss of 1e-10, that is generators exact to 1e-5, in float32. */
const TRAINED = 1e-4;

/** A feature in metres beside one in millimetres. */
const UNITS = [1, 1000] as const;
const ROWS = 200;

const SWEEP = `name: ellipse
system: { oracles: [{ kind: quadratic, signature: [1, 1.0e-6] }] }
data: { kind: csv, path: points.csv, features: [{ sum: [x1, x2] }, y] }
grid: { generators: [1, 2], weights: { closure: 1 } }
restarts: 8
training: { steps: 2000 }
`;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-data-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Points in two units, the first feature split over two columns. */
function writePoints(lastRow = ''): void {
  const stream = normalStream(8);
  const rows = Array.from({ length: ROWS }, () => {
    const part = stream();
    return [part, UNITS[0] * stream() - part, 'a note, with a comma', UNITS[1] * stream()]
      .map((cell) => (typeof cell === 'string' ? `"${cell}"` : String(cell)))
      .join(',');
  });
  writeFileSync(join(folder, 'points.csv'), ['x1,x2,note,y', ...rows, lastRow].join('\n'));
}

it(
  'a sweep over a file finds the rotation of an ellipse, in the units of the file',
  async () => {
    writePoints();
    const { exitCode, stdout, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '1');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { folder: run, phaseDiagram } = JSON.parse(stdout) as {
      readonly folder: string;
      readonly phaseDiagram: {
        readonly slices: readonly { readonly dimension: number; readonly groupDimension: object }[];
      };
    };
    expect(phaseDiagram.slices).toMatchObject([
      { dimension: 2, groupDimension: { value: 1, certificate: 1, status: 'confirmed' } },
    ]);
    const [file = ''] = readdirSync(join(run, 'generators')).filter(
      (name) => name.includes('-g1-') && !name.includes('sparsest'),
    );
    const [xx = NaN, xy = NaN, yx = NaN, yy = NaN] = decodeNpy(readFileSync(join(run, 'generators', file))).data;
    // x² + (y/1000)² is kept by 𝒲 = ((0, −1/1000), (1000, 0)).
    expect(Math.abs(xy * UNITS[1] + yx / UNITS[1])).toBeLessThan(TRAINED);
    expect(Math.abs(yx / UNITS[1])).toBeGreaterThan(0.5);
    expect(Math.max(Math.abs(xx), Math.abs(yy))).toBeLessThan(TRAINED);
  },
  RUN_MS,
);

it('a file with a fault is refused with its place before anything is written', async () => {
  writePoints('1,2,last,NaN');
  const { exitCode, stdout, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml');
  const [problem, remedy] = stderr.split('\n');
  expect(problem).toBe(`points.csv: row ${String(ROWS + 2)}, column y: expected a finite number, got NaN`);
  expect(remedy).toContain('Read it with kind: table in place of kind: csv');
  expect({ exitCode, stdout, files: readdirSync(folder).sort() }).toEqual({
    ...{ exitCode: 2, stdout: '' },
    files: ['points.csv', 'sweep.yaml'],
  });
});
