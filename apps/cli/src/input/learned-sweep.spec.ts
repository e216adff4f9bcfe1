import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { normalStream } from '@liesweep/sweep';
import type { Ended } from '../testing/run-liesweep.js';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and a run of seconds, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 600_000;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-learned-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Normal rows with a label of them and of one number more. */
async function run(
  model: string,
  rowCount: number,
  label: (row: readonly number[], noise: number) => number,
): Promise<Ended> {
  const normal = normalStream(3);
  const rows = Array.from({ length: rowCount }, () => {
    const features = [normal(), normal(), normal()];
    return [...features, label(features, normal())].join(',');
  });
  writeFileSync(join(folder, 'points.csv'), ['a,b,c,y', ...rows].join('\n'));
  writeFileSync(
    join(folder, 'sweep.yaml'),
    [
      'name: points',
      `system: { oracles: [{ kind: learned, model: ${model} }] }`,
      'data: { kind: csv, path: points.csv, features: [a, b, c], labels: [y] }',
      'grid: { generators: [1, 2, 3], weights: { closure: 1 } }',
      'restarts: 8',
      '',
    ].join('\n'),
  );
  return runLiesweep(folder, 'run', 'sweep.yaml', '--json', '--slots', '1');
}

function sliceOf({ stdout }: Ended): PhaseDiagram['slices'][number] | undefined {
  return (JSON.parse(stdout) as { readonly phaseDiagram: PhaseDiagram }).phaseDiagram.slices[0];
}

it(
  'labels that the features do not decide leave the dimension undetermined, in the words of the certificate',
  async () => {
    const ended = await run('quadratic', 200, (_, noise) => noise);
    expect(ended.exitCode).toBe(0);
    const { certificate, groupDimension } = sliceOf(ended) ?? {};
    expect(certificate).toMatchObject({ dimension: null, refusal: 'gradient-noise' });
    expect(groupDimension).toMatchObject({ value: null, status: 'undetermined', reason: certificate?.reason });
    expect(certificate?.reason).toMatch(/^Noise: .*measure more rows/);
  },
  RUN_MS,
);

it(
  'labels |a| + |b| + |c|, which no quadratic form describes, are given no group',
  async () => {
    const ended = await run('quadratic', 400, (row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0));
    expect(ended.exitCode).toBe(0);
    expect(sliceOf(ended)?.groupDimension.value ?? 0).toBe(0);
    expect(sliceOf(ended)?.groupDimension.status).not.toBe('detected');
  },
  RUN_MS,
);

it(
  'labels of a sphere have three generators, confirmed with the bound of their certificate',
  async () => {
    const ended = await run('polynomial', 300, ([a = NaN, b = NaN, c = NaN]) => a * a + b * b + c * c);
    expect(ended.exitCode).toBe(0);
    expect(sliceOf(ended)).toMatchObject({
      groupDimension: { value: 3, status: 'confirmed', certificate: 3 },
      certificate: { dimension: 3, refusal: null, bound: { lower: 3, upper: 3, fittedDegree: 2 } },
      structure: { name: expect.stringContaining('so(3)') as string },
    });
  },
  RUN_MS,
);

it(
  'too few rows for any polynomial are refused with their number before anything is trained',
  async () => {
    const { exitCode, stderr } = await run('quadratic', 30, ([a = NaN]) => a * a);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/Only 30 different rows .* needs \d+: measure more rows/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  },
  RUN_MS,
);

it(
  'a network that does not give the labels of held-out rows ends the sweep with a sentence, before anything is trained',
  async () => {
    const { exitCode, stderr } = await run('{ kind: mlp, hidden: [8] }', 200, (_, noise) => noise);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(
      /the oracle's fit reaches R² -?0\.\d+ on held-out rows .*: expected at least 0\.8; give more rows/,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
    const [name = ''] = readdirSync(join(folder, 'runs')).filter((entry) => entry.startsWith('points-'));
    expect(existsSync(join(folder, 'runs', name, 'report.html'))).toBe(false);
    expect(existsSync(join(folder, 'runs/store/fits'))).toBe(false);
  },
  RUN_MS,
);
