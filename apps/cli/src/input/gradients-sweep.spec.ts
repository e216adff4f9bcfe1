import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { npyFile } from '@liesweep/storage/testing';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and a run of seconds, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 600_000;

const ROWS = 200;

const SWEEP = `name: asked
system: { oracles: [{ kind: gradients, path: g.npy }] }
data: { kind: csv, path: points.csv, features: [x, y, z] }
grid: { generators: [3, 4], weights: { closure: 1 } }
restarts: 8
training: { steps: 2000 }
`;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-gradients-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Points, and the gradients of r² there in float32 with a relative error. */
function writeSamples(error: number): void {
  const normal = normalStream(8);
  const points = Float64Array.from({ length: 3 * ROWS }, () => normal());
  const rows = Array.from({ length: ROWS }, (_, row) => points.subarray(3 * row, 3 * row + 3).join(','));
  writeFileSync(join(folder, 'points.csv'), ['x,y,z', ...rows].join('\n'));
  const slopes = Float32Array.from(points, (x) => 2 * x + 2 * error * normal());
  writeFileSync(join(folder, 'g.npy'), npyFile('<f4', [ROWS, 3], slopes));
}

it.each([
  [
    'exact to rounding, confirm its three rotations',
    0,
    { value: 3, certificate: 3, status: 'confirmed' },
    /taken as given/,
  ],
  [
    'wrong by a percent, leave it undetermined and show how nearly each direction is kept',
    0.01,
    { value: null, certificate: null, status: 'undetermined' },
    /^No clear gap\. Relative defects are 0\.00\d+, 0\.00\d+, 0\.00\d+, 0\.[3-9]/,
  ],
])(
  'gradients of r² that are %s',
  async (_, error, expected, reason) => {
    writeSamples(error);
    const { exitCode, stdout } = await runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '1');
    const { phaseDiagram } = JSON.parse(stdout) as {
      readonly phaseDiagram: {
        readonly slices: readonly { readonly groupDimension: { readonly reason: string } }[];
      };
    };
    expect(exitCode).toBe(0);
    expect(phaseDiagram.slices).toHaveLength(1);
    const [slice] = phaseDiagram.slices;
    expect(slice?.groupDimension).toMatchObject(expected);
    expect(slice?.groupDimension.reason).toMatch(reason);
  },
  RUN_MS,
);

it('gradients of other rows are refused before anything is written', async () => {
  writeSamples(0);
  writeFileSync(join(folder, 'g.npy'), npyFile('<f4', [ROWS - 1, 3], new Float32Array(3 * (ROWS - 1))));
  const { exitCode, stdout, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml');
  expect(stderr).toBe(
    'g.npy: expected gradients [200, 3] or [200, k, 3], one row for each row of points.csv and one slope for each feature, got the shape (199, 3)\n',
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});
