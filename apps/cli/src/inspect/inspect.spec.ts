import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { buildLiesweep, runLiesweep } from '../testing/run-liesweep.js';

/** Compiling everything, and commands of a second, on a machine that does much else. */
const BUILD_MS = 600_000;
const RUN_MS = 120_000;

const ROWS = 300;

let folder: string;
beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-inspect-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Columns x, y, total = x + y, constant, word, and value = x² + y², of which two cells are empty and three are −999. */
function writeTable(name = 'points.csv'): void {
  const normal = normalStream(5);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const [x, y] = [normal(), normal()];
    const value = row % 100 === 7 ? '-999' : String(x ** 2 + y ** 2);
    return [x, y, x + y, 4, row % 3 === 0 ? 'odd' : 'even', row === 11 || row === 12 ? '' : value].join(',');
  });
  writeFileSync(join(folder, name), ['x,y,total,constant,word,value', ...rows, rows[0]].join('\n'));
}

it(
  'a table is described, and what anybody should know of it is said',
  async () => {
    writeTable();
    const { exitCode, stdout, stderr } = await runLiesweep(folder, 'inspect', 'points.csv');
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect({ exitCode, stderr, files: readdirSync(folder) }).toEqual({
      exitCode: 0,
      stderr: '',
      files: ['points.csv'],
    });
    for (const said of [
      'csv, 301 rows, 6 columns',
      'even ×200, odd ×101',
      'value has no value in 2 rows; the first is row 13, column value, with nothing.',
      'value has −999 in 3 rows, far outside its other values',
      'The same in every row: constant (4).',
      'total = x + y',
      '1 row is equal to one before.',
    ]) {
      expect(text).toContain(said);
    }
    expect(stdout.split('\n').every((line) => line.length <= 110)).toBe(true);
  },
  RUN_MS,
);

it(
  'the sweep file that it proposes is written, is valid, and is not written over',
  async () => {
    writeTable();
    const made = await runLiesweep(folder, 'inspect', 'points.csv', '--out', 'mine.yaml', '--json');
    expect(made).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('npx liesweep certify mine.yaml') as string,
    });
    const text = readFileSync(join(folder, 'mine.yaml'), 'utf8');
    expect(JSON.parse(made.stdout)).toMatchObject({ rows: ROWS + 1, sweepFile: text, reason: null });
    expect(text).toMatch(/^name: mine$/m);
    const checked = await runLiesweep(folder, 'validate', 'mine.yaml');
    expect(checked).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('mine.yaml: valid.') as string });
    const again = await runLiesweep(folder, 'inspect', 'points.csv', '--out', 'mine.yaml');
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--force') as string });
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe(text);
    expect((await runLiesweep(folder, 'inspect', 'points.csv', '--out', 'mine.yaml', '--force')).exitCode).toBe(0);
  },
  RUN_MS,
);

it(
  'the JSON document has every column with what was found in it',
  async () => {
    writeTable();
    const { stdout } = await runLiesweep(folder, 'inspect', 'points.csv', '--json');
    const { columns, relations, repeatedRows } = JSON.parse(stdout) as {
      readonly columns: readonly Readonly<Record<string, unknown>>[];
      readonly relations: unknown;
      readonly repeatedRows: unknown;
    };
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ...['x', 'y', 'total', 'constant'].map((name) => [name, 'number']),
      ['word', 'text'],
      ['value', 'number'],
    ]);
    expect(columns[5]).toMatchObject({
      missing: 2,
      firstMissing: { row: 11, place: 'row 13, column value', text: null },
      marker: { value: -999, count: 3 },
    });
    expect(columns[4]).toMatchObject({
      words: [
        { word: 'even', count: 200 },
        { word: 'odd', count: 101 },
      ],
    });
    expect(relations).toEqual([{ text: 'total = x + y', column: 'total' }]);
    expect(repeatedRows).toEqual({ count: 1, exact: true });
  },
  RUN_MS,
);

it(
  'what is no table is refused in a sentence, and nothing is written',
  async () => {
    writeFileSync(join(folder, 'empty.csv'), '');
    for (const file of ['empty.csv', 'absent.csv', '.']) {
      const { exitCode, stdout, stderr } = await runLiesweep(folder, 'inspect', file, '--out', 'mine.yaml');
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr.startsWith(`${file}: `)).toBe(true);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(existsSync(join(folder, 'mine.yaml'))).toBe(false);
  },
  RUN_MS,
);

it(
  'names of files, columns and words are shown, steer no terminal, and are in the sweep file as they are',
  async () => {
    const hostile = 'a\u001b[2J\u009b2J\u202e';
    const rows = Array.from({ length: 40 }, (_, row) =>
      [Math.sin(row), Math.cos(2 * row), Math.sin(row ** 2)].join(','),
    );
    writeFileSync(join(folder, 'hostile.csv'), [`x,y,${hostile}`, ...rows].join('\n'));
    const shown = await runLiesweep(folder, 'inspect', 'hostile.csv', '--out', 'mine.yaml');
    expect(shown.exitCode).toBe(0);
    expect(`${shown.stdout}${shown.stderr}`).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect((await runLiesweep(folder, 'validate', 'mine.yaml')).exitCode).toBe(0);
  },
  RUN_MS,
);

it(
  'a table of which no sweep can be made is described, with the reason',
  async () => {
    writeFileSync(join(folder, 'names.csv'), 'name,of\nanna,1\nbert,1\n');
    const shown = await runLiesweep(folder, 'inspect', 'names.csv');
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout.replaceAll(/\s+/g, ' ')).toContain('no column of numbers varies');
    const asked = await runLiesweep(folder, 'inspect', 'names.csv', '--out', 'mine.yaml');
    expect(asked).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No sweep file was written.') as string,
    });
  },
  RUN_MS,
);
