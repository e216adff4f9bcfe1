import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/**
 * The real data: Z → μμ candidates, CMS Collaboration, CERN Open Data, CC-BY 4.0. They are not part of the project.
 * `LIESWEEP_COLLIDER_CSV` says where the file is.
 */
const DATA = process.env.LIESWEEP_COLLIDER_CSV ?? '';
const EXAMPLE = join(__dirname, '../../../../examples/lorentz-from-collider-data.yaml');
const FILE = 'Zmumu_Run2011A_masses.csv';

/** Compiling everything, and a run of half a minute, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 600_000;

const MINKOWSKI = [1, -1, -1, -1];

/** Of each mass, relative. */
const SMEARING = 0.05;

const withData = existsSync(DATA) ? it : it.skip;
if (!existsSync(DATA)) {
  it('the sweep over real collider data is skipped: LIESWEEP_COLLIDER_CSV names no file', () => {
    expect(existsSync(EXAMPLE)).toBe(true);
  });
}

interface Slice {
  readonly weights: { readonly closure: number };
  readonly groupDimension: { readonly value: number | null; readonly status: string };
  readonly structure?: { readonly name: string | null };
  readonly learned?: { readonly fits: readonly Fit[] };
}

interface Fit {
  readonly heldOut: number;
  readonly forms?: readonly { readonly matrix: readonly (readonly number[])[]; readonly signature: object }[];
}

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-collider-'));
  copyFileSync(EXAMPLE, join(folder, 'sweep.yaml'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(): Promise<readonly Slice[]> {
  const { exitCode, stdout, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml', '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return (JSON.parse(stdout) as { readonly phaseDiagram: { readonly slices: readonly Slice[] } }).phaseDiagram.slices;
}

/** The table with every mass multiplied by 1 + 0.05 N(0, 1). */
function smeared(seed: number): string {
  const normal = normalStream(seed);
  const [header = '', ...rows] = readFileSync(DATA, 'utf8').trimEnd().split('\n');
  const position = header.trim().split(',').indexOf('M');
  const lines = rows.map((row) => {
    const cells = row.trim().split(',');
    return cells.map((cell, at) => (at === position ? Number(cell) * (1 + SMEARING * normal()) : cell)).join(',');
  });
  return [header.trim(), ...lines].join('\n');
}

withData(
  'pairs of muons have the Minkowski metric, and six generators that close into so(1,3)',
  async () => {
    copyFileSync(DATA, join(folder, FILE));
    const slices = await run();
    expect(slices.map(({ weights }) => weights.closure)).toEqual([0, 1]);
    for (const { groupDimension, structure } of slices) {
      expect(groupDimension).toMatchObject({ value: 6, status: 'confirmed' });
      expect(structure?.name).toContain('so(1,3)');
    }
    const form = slices[0]?.learned?.fits[0]?.forms?.[0];
    expect(form?.signature).toEqual({ plus: 1, minus: 3, zero: 0 });
    const matrix = form?.matrix ?? [];
    const trace = MINKOWSKI.reduce((sum, sign, at) => sum + sign * (matrix[at]?.[at] ?? NaN), 0);
    expect(1 - Math.abs(trace) / (2 * Math.hypot(...matrix.flat()))).toBeLessThan(1e-6);
  },
  RUN_MS,
);

withData.each([1, 2])(
  'with masses smeared by 5 % the dimension is the same, or undetermined, never a wrong number (seed %i)',
  async (seed) => {
    writeFileSync(join(folder, FILE), smeared(seed));
    for (const { groupDimension, learned } of await run()) {
      expect(learned?.fits[0]?.heldOut).toBeLessThan(0.9);
      if (groupDimension.value !== null) expect(groupDimension.value).toBe(6);
      else expect(groupDimension.status).toBe('undetermined');
    }
  },
  RUN_MS,
);
