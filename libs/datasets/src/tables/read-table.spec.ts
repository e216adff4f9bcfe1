import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream, openSweepFile } from '@liesweep/sweep';
import { npyFile } from '@liesweep/storage/testing';
import { loadData, type LoadedData } from '../load-data.js';
import { writeTables } from '../testing/write-tables.js';

/** Each table is read in a process of its own, on a machine that may be busy. */
jest.setTimeout(60_000);

const stream = normalStream(7);
const ROWS = 60;
const column = (): number[] => Array.from({ length: ROWS }, () => stream());
const COLUMNS = { x: column(), y: column(), z: column(), f: column() };

const folder = mkdtempSync(join(tmpdir(), 'liesweep-table-'));
beforeAll(() => {
  writeTables(folder, COLUMNS);
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array): void => {
  writeFileSync(join(folder, name), content);
};

function load(data: string, oracle = 'squared-norm'): Promise<LoadedData> {
  const text = `name: a\nsystem: { oracles: [${oracle}] }\ndata: { kind: table, ${data} }\ngrid: { generators: 1 }\n`;
  const { data: spec, ...sweep } = openSweepFile(text).spec;
  if (spec.kind !== 'table') throw new TypeError('the data are a table');
  return loadData({ ...sweep, data: spec }, folder);
}

const digestOf = async (data: string): Promise<string> => (await load(data)).facts.digest;

const NAMED = 'features: [x, y, z], labels: [f]';
const PLACED = 'features: [0, 1, 2], labels: [3]';

describe('the same numbers are the same data', () => {
  it.each([
    ['path: x.csv.gz', NAMED],
    ['path: x.tsv', NAMED],
    ['path: x.txt', NAMED],
    ['path: comma.csv', NAMED],
    ['path: fortran.csv', NAMED],
    ['path: utf16.csv', NAMED],
    ['path: titled.csv', NAMED],
    ['path: units.csv', NAMED],
    ['path: x.jsonl', NAMED],
    ['path: x.parquet', NAMED],
    ['path: x.arrow', NAMED],
    ['path: x.h5, dataset: events/all', PLACED],
    ['path: x.npy', PLACED],
    ['path: x.csv, derive: { u: 2*x, w: u/2 }', 'features: [w, y, z], labels: [f]'],
    ['path: x.csv', 'features: ["*"], labels: [f]'],
    ['path: x.csv, where: x < 99', NAMED],
  ])('of %s', async (path, columns) => {
    expect(await digestOf(`${path}, ${columns}`)).toBe(await digestOf(`path: x.csv, ${NAMED}`));
  });

  it('as those that csv and npy read', async () => {
    const of = async (data: string): Promise<string> => {
      const text = `name: a\nsystem: { oracles: [squared-norm] }\ndata: { ${data} }\ngrid: { generators: 1 }\n`;
      const { data: spec, ...sweep } = openSweepFile(text).spec;
      if (spec.kind !== 'csv' && spec.kind !== 'npy') throw new TypeError('the data are of a file');
      return (await loadData({ ...sweep, data: spec }, folder)).facts.digest;
    };
    const digest = await digestOf(`path: x.csv, ${NAMED}`);
    expect(await of(`kind: csv, path: x.csv, ${NAMED}`)).toBe(digest);
    expect(await of('kind: npy, path: x.npy, labels: 1')).toBe(digest);
  });

  it('and other numbers are others', async () => {
    const digests = await Promise.all([
      digestOf(`path: x.csv, ${NAMED}`),
      digestOf('path: x.csv, features: [y, x, z], labels: [f]'),
      digestOf(`path: x.csv, where: x < 1, ${NAMED}`),
      digestOf('path: x.csv, derive: { w: x + 1e-15 }, features: [w, y, z], labels: [f]'),
    ]);
    expect(new Set(digests).size).toBe(4);
  });
});

describe('several files', () => {
  const lines = (from: number, to: number): string =>
    [
      'x,y,z,f',
      ...Array.from({ length: to - from }, (_, at) =>
        [COLUMNS.x, COLUMNS.y, COLUMNS.z, COLUMNS.f].map((each) => String(each[from + at])).join(),
      ),
      '',
    ].join('\n');
  beforeAll(() => {
    mkdirSync(join(folder, 'parts'));
    write('parts/a.csv', lines(0, 20));
    write('parts/b.csv', lines(20, ROWS));
  });

  it('are one table, in the order in which they are listed or found', async () => {
    const digest = await digestOf(`path: x.csv, ${NAMED}`);
    expect(await digestOf(`path: [parts/a.csv, parts/b.csv], ${NAMED}`)).toBe(digest);
    expect(await digestOf(`path: "parts/*.csv", ${NAMED}`)).toBe(digest);
    expect(await digestOf(`path: [parts/b.csv, parts/a.csv], ${NAMED}`)).not.toBe(digest);
  });

  it('are named where something is wrong with one', async () => {
    write('parts/c.txt', 'x,y,z,f\n1,2,oops,4\n');
    await expect(load(`path: [parts/a.csv, parts/c.txt], ${NAMED}`)).rejects.toThrow(
      /parts\/c\.txt.*row 2, column z: expected a number, got "oops"/,
    );
    await expect(load(`path: "none/*.csv", ${NAMED}`)).rejects.toMatchObject({
      ...{ name: 'BadInputError', cause: { name: 'UnreadableFileError' } },
    });
    await expect(load(`path: [parts/a.csv, gone.csv], ${NAMED}`)).rejects.toMatchObject({
      message: expect.stringContaining('gone.csv: cannot be read from') as string,
      cause: { name: 'UnreadableFileError' },
    });
  });
});

describe('missing values that are dropped', () => {
  const rows = (odd: string): string =>
    Array.from({ length: 3000 }, (_, row) => {
      const [x, y] = [String(stream()), String(stream())];
      return row === 2500 ? `${x},${odd}` : row % 3 === 0 ? `${x},${row % 2 === 0 ? '' : 'n/a'}` : `${x},${y}`;
    }).join('\n');

  it('are counted, and a cell that is no number is named however many there are', async () => {
    write('gaps.csv', `x,y\n${rows('1')}\n`);
    const { facts } = await load('path: gaps.csv, missing: drop, features: [x, y]');
    expect(facts.table?.found.rows).toEqual({ read: 3000, kept: 2000, left: 0, missing: 1000 });
    write('odd.csv', `x,y\n${rows('oops')}\n`);
    await expect(load('path: odd.csv, missing: drop, features: [x, y]')).rejects.toThrow(
      /^odd\.csv: row 2502, column y: expected a number, got "oops"$/,
    );
  });
});

describe('what was found', () => {
  it('is told, and resolved patterns with it', async () => {
    const { facts, featureNames } = await load('path: comma.csv, where: x < 0 or y < 0, features: ["*"], labels: [f]');
    const kept = COLUMNS.x.filter((x, row) => x < 0 || (COLUMNS.y[row] ?? NaN) < 0).length;
    expect(facts.table).toMatchObject({
      ...{ features: ['x', 'y', 'z'], labels: ['f'] },
      found: { format: 'csv', warnings: [], rows: { read: ROWS, kept, left: ROWS - kept, missing: 0 } },
    });
    expect(facts.table?.found.notes.join()).toContain(';');
    expect(featureNames).toEqual(['x', 'y', 'z']);
  });
});

describe('gradients', () => {
  const slopes = Float64Array.from(
    { length: 3 * ROWS },
    (_, at) => 2 * ([COLUMNS.x, COLUMNS.y, COLUMNS.z][at % 3]?.[Math.floor(at / 3)] ?? NaN),
  );
  beforeAll(() => {
    write('g.npy', npyFile('<f8', [ROWS, 3], slopes));
    const kept = [...slopes].filter((_, at) => (COLUMNS.x[Math.floor(at / 3)] ?? NaN) > 0);
    write('kept.npy', npyFile('<f8', [kept.length / 3, 3], Float64Array.from(kept)));
  });
  const ORACLE = (path: string): string => `{ kind: gradients, path: ${path} }`;

  it('at all rows of the file are taken at the rows that are, and those at these alone as well', async () => {
    const data = 'path: x.csv, where: x > 0, features: [x, y, z]';
    const [all, kept] = await Promise.all([load(data, ORACLE('g.npy')), load(data, ORACLE('kept.npy'))]);
    expect(all.facts).toEqual(kept.facts);
    all.dataset.gradients?.samples.forEach((slope, at) => {
      expect(slope).toBe(2 * (all.dataset.samples[at] ?? NaN));
    });
  });
});
