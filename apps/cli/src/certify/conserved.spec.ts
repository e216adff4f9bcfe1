import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of a second, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 600_000;

const COLUMNS = 'trajectory: run, time: t, features: [x, p], label: velocity';

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-conserved-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Oscillators x″ = −4x along time, and a sweep over them. */
function write(oracle: string, rest: string, times = (point: number): number => 0.05 * point): string {
  const rows = Array.from({ length: 20 }, (_, run) =>
    Array.from({ length: 40 }, (__, point) => {
      const [t, size, phase] = [times(point), 0.5 + run / 20, run];
      return [`r${String(run)}`, t, size * Math.cos(2 * t + phase), -2 * size * Math.sin(2 * t + phase)].join(',');
    }),
  ).flat();
  writeFileSync(join(folder, 'orbits.csv'), ['run,t,x,p', ...rows].join('\n'));
  const path = join(folder, 'sweep.yaml');
  writeFileSync(
    path,
    `name: flow\nsystem: { oracles: [${oracle}], labelAction: tangent, parameterisation: affine }\n` +
      `data: { kind: trajectory, path: orbits.csv, ${COLUMNS} }\ngrid: { generators: 1 }\n${rest}\n`,
  );
  return path;
}

const FORMULA = '{ kind: expression, of: [p, "-4*x"] }';
const CONSERVED = 'conserved: { degree: 2, poisson: [[x, p]] }';

test(
  'what a flow conserves is certified of a formula, and detected of velocities along trajectories',
  async () => {
    const formula = await runLiesweep(folder, 'conserved', write(FORMULA, CONSERVED));
    expect(formula).toMatchObject({ exitCode: 0 });
    expect(formula.stdout).toMatch(/conserved = 1 {2}certified/);
    expect(formula.stdout).toContain('4x² + p²');
    const learned = await runLiesweep(
      folder,
      'conserved',
      '--json',
      write('{ kind: learned, model: polynomial }', CONSERVED),
    );
    expect(JSON.parse(learned.stdout)).toMatchObject({ status: 'detected', dimension: 1, functionCount: 5 });
  },
  RUN_MS,
);

test(
  'a section that is missing, and trajectories with a gap, are bad input',
  async () => {
    const missing = await runLiesweep(folder, 'conserved', write(FORMULA, ''));
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('expected the section conserved');
    const gap = await runLiesweep(
      folder,
      'validate',
      write(FORMULA, '', (point) => 0.05 * point + (point > 9 ? 3 : 0)),
    );
    expect(gap.exitCode).toBe(2);
    expect(gap.stderr).toMatch(/orbits\.csv: row 12, trajectory r0, time .*: a gap after/);
  },
  RUN_MS,
);

test(
  'how well velocities are known is shown',
  async () => {
    const valid = await runLiesweep(folder, 'validate', write(FORMULA, ''));
    expect(valid.stdout).toMatch(/d\(x\)\/dt {3}polynomials of degree \d over \d+ points, known to about/);
  },
  RUN_MS,
);
