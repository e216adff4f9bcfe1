import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep, type Ended } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of a second, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 120_000;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-new-'));
  mkdirSync(join(folder, 'data'));
  const normal = normalStream(6);
  const rows = Array.from({ length: 200 }, () => [normal(), normal(), normal(), normal()].join(','));
  writeFileSync(join(folder, 'data', 'points.csv'), ['a,b,c,y', ...rows].join('\n'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const make = (...flags: readonly string[]): Promise<Ended> => runLiesweep(folder, 'new', ...flags);
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');

it(
  'writes a valid sweep file over a table, beside what was said of it, and says what comes next',
  async () => {
    const said = ['--features', 'a, { sum: [b, c] }', '--generators', '1..2', '--name', 'mine', '--yes'];
    const { exitCode, stdout, stderr } = await make('data/points.csv', ...said);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/mine\.yaml: written, and valid\. Next: npx liesweep certify mine\.yaml\n$/);
    expect(written('mine.yaml')).toContain('path: data/points.csv');
    expect(written('mine.yaml')).toContain('features: [a, { sum: [b, c] }]');
    expect(written('mine.yaml')).toContain('labels: [y]');
    expect((await runLiesweep(folder, 'validate', 'mine.yaml')).exitCode).toBe(0);
  },
  RUN_MS,
);

it(
  'writes the path of the table relative to the sweep file',
  async () => {
    await make('--file', 'data/points.csv', '--out', 'data/mine.yaml', '--yes');
    expect(written('data/mine.yaml')).toContain('path: points.csv');
  },
  RUN_MS,
);

it(
  'writes a sweep over a formula without data',
  async () => {
    const oracle = '{ kind: quadratic, signature: [1, -1, -1] }';
    const flags = ['--oracle', oracle, '--dimension', '3', '--out', 'q.yaml', '--yes', '--json'];
    const { exitCode, stdout, stderr } = await make(...flags);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      path: 'q.yaml',
      sweepId: expect.stringMatching(/^mine-[0-9a-f]{20}$/) as string,
      sweepFile: written('q.yaml'),
    });
    expect(written('q.yaml')).toBe(
      `name: mine\nsystem:\n  oracles: [${oracle}]\ngrid:\n  dimension: 3\n  generators: { from: 1, to: 4 }\n`,
    );
  },
  RUN_MS,
);

it(
  'without a terminal it asks nothing, and says which options to give',
  async () => {
    const { exitCode, stdout, stderr } = await make('data/points.csv');
    expect({ exitCode, stdout, files: readdirSync(folder) }).toEqual({ exitCode: 2, stdout: '', files: ['data'] });
    for (const flag of ['--file', '--features', '--labels', '--oracle', '--generators', '--name', '--out', '--yes'])
      expect(stderr).toContain(flag);
  },
  RUN_MS,
);

it.each<readonly [string, readonly string[], RegExp]>([
  ['a column that is not there', ['data/points.csv', '--labels', 'z'], /no column z/],
  ['an oracle that is none', ['data/points.csv', '--oracle', 'squard-norm'], /squared-norm/],
  ['what is no YAML', ['data/points.csv', '--features', '[a, b'], /points\.yaml/],
  ['a name that is none', ['data/points.csv', '--name', 'No Name'], /name/],
  ['a file that is not there', ['absent.csv'], /no such file/],
  ['an oracle without labels', ['data/points.csv', '--labels', '-'], /labels/],
])(
  'writes nothing for %s',
  async (_, flags, message) => {
    const { exitCode, stderr } = await make(...flags, '--yes');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder)).toEqual(['data']);
  },
  RUN_MS,
);

it(
  'writes over no file',
  async () => {
    writeFileSync(join(folder, 'points.yaml'), 'mine');
    // Another name is proposed, and one that is said is refused.
    expect((await make('data/points.csv', '--yes')).exitCode).toBe(0);
    const refused = await make('data/points.csv', '--out', 'points.yaml', '--yes');
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--force') as string });
    expect(written('points.yaml')).toBe('mine');
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'points-2.yaml', 'points.yaml']);
  },
  RUN_MS,
);
