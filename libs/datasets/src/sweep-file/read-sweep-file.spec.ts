import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { npyFile } from '@liesweep/storage/testing';
import type { SweepFile } from './check-sweep-text.js';
import { readSweepFile } from './read-sweep-file.js';

const ROWS = 20;
const stream = normalStream(3);
const numbers = Float64Array.from({ length: 3 * ROWS }, () => stream());
const csv = (header: string, rows = ROWS): string =>
  [header, ...Array.from({ length: rows }, (_, row) => numbers.subarray(3 * row, 3 * row + 3).join(','))].join('\n');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-input-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(
  data: string,
  { oracle = 'squared-norm', field = 'real', grid = '{ generators: 1 }' } = {},
): Promise<SweepFile> {
  const path = join(folder, 'sweep.yaml');
  writeFileSync(path, `name: a\nsystem: { oracles: [${oracle}], field: ${field} }\ndata: ${data}\ngrid: ${grid}\n`);
  return readSweepFile(path);
}

const write = (name: string, content: string | Uint8Array): void => {
  writeFileSync(join(folder, name), content);
};

test('a sweep over a file has its digest and its number of features', async () => {
  write('x.csv', csv('a,b,c'));
  const { spec, dataset, trialCount } = await read(
    '{ kind: csv, path: x.csv, features: [a, b], labels: [c], heldOut: 0.25 }',
  );
  expect(spec.grid.dimension).toEqual([2]);
  expect(spec.data).toMatchObject({ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string });
  expect(dataset).toMatchObject({ vectorLength: 2, labelCount: 1 });
  expect(dataset?.samples).toHaveLength(2 * 15);
  expect(trialCount).toBe(32);
});

test('the same numbers are the same sweep, from wherever and in whichever format', async () => {
  write('x.csv', csv('a,b,c'));
  mkdirSync(join(folder, 'moved'));
  write('moved/y.csv', csv('p,q,r'));
  write('z.npy', npyFile('<f8', [ROWS, 3], numbers));
  const sweeps = await Promise.all([
    read('{ kind: csv, path: x.csv, features: [a, b, c] }'),
    read('{ kind: csv, path: moved/y.csv, features: [p, q, r] }', { grid: '{ dimension: 3, generators: 1 }' }),
    read('{ kind: npy, path: z.npy }'),
  ]);
  expect(new Set(sweeps.map(({ specDigest }) => specDigest)).size).toBe(1);
  const others = await Promise.all([
    read('{ kind: npy, path: z.npy, scale: none }'),
    read('{ kind: npy, path: z.npy, heldOut: 0.5 }'),
    read('{ kind: csv, path: x.csv, features: [b, a, c] }'),
    read('{ kind: csv, path: x.csv, features: [a, b] }'),
  ]);
  expect(new Set([...sweeps, ...others].map(({ specDigest }) => specDigest)).size).toBe(5);
});

test('the old words for a scale are standardise, and make the same sweep', async () => {
  write('x.csv', csv('a,b,c'));
  const scales = ['', ', scale: standardise', ', scale: global', ', scale: per-feature'];
  const sweeps = await Promise.all(
    scales.map((scale) => read(`{ kind: csv, path: x.csv, features: [a, b, c]${scale} }`)),
  );
  const digests = sweeps.map(({ specDigest }) => specDigest);
  expect(new Set(digests).size).toBe(1);
});

test('a dataset has the units of the file, and its columns their names', async () => {
  write('x.csv', csv('a,b,c'));
  const { dataset, featureNames } = await read(
    '{ kind: csv, path: x.csv, features: [c, { sum: [a, b] }], labels: [a] }',
  );
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const [a = NaN, b = NaN, c = NaN] = numbers.subarray(3 * row, 3 * row + 3);
    return [c, a + b].join();
  });
  const { samples, heldOut } = dataset ?? { samples: new Float64Array(), heldOut: new Float64Array() };
  const all = Array.from([...samples, ...heldOut]);
  const found = Array.from({ length: all.length / 2 }, (_, row) => all.slice(2 * row, 2 * row + 2).join());
  expect(found.toSorted()).toEqual(rows.toSorted());
  expect(featureNames).toHaveLength(2);
  expect(featureNames[0]).toBe('c');
});

test('gradients count by their numbers, wherever they lie and whatever their precision', async () => {
  write('x.csv', csv('a,b,c'));
  const slopes = Float32Array.from(numbers);
  write('g.npy', npyFile('<f4', [ROWS, 3], slopes));
  mkdirSync(join(folder, 'moved'));
  write('moved/h.npy', npyFile('<f8', [ROWS, 1, 3], Float64Array.from(slopes)));
  write('other.npy', npyFile('<f8', [ROWS, 3], numbers));
  const [given, moved, other] = await Promise.all(
    ['g.npy', 'moved/h.npy', 'other.npy'].map((path) =>
      read('{ kind: csv, path: x.csv, features: [a, b, c] }', { oracle: `{ kind: gradients, path: ${path} }` }),
    ),
  );
  expect(given?.spec.system.oracles).toMatchObject([
    { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string },
  ]);
  expect(given?.dataset?.gradients?.samples).toHaveLength(3 * 16);
  expect(moved?.specDigest).toBe(given?.specDigest);
  expect(other?.specDigest).not.toBe(given?.specDigest);
});

test('complex features are read from pairs of columns', async () => {
  write('x.csv', csv('re,im,c'));
  const { spec, dataset } = await read('{ kind: csv, path: x.csv, complexPairs: [[re, im]] }', { field: 'complex' });
  expect([spec.grid.dimension, dataset?.vectorLength]).toEqual([[1], 2]);
});

test('a sweep without a file reads none, and warns of a certificate that will be refused', async () => {
  expect(await read('normal', { grid: '{ dimension: 2, generators: 1 }' })).toMatchObject({
    ...{ dataset: undefined, warnings: [] },
  });
  const few = await read('{ kind: normal, samples: 15 }', { grid: '{ dimension: [3, 4], generators: 1 }' });
  expect(few.warnings).toEqual([
    'The certificate will be refused for n = 4: samples × labels = 15 × 1 is less than n²; give data.samples: 16 or more.',
  ]);
});

test.each<readonly [string, () => void, string, Parameters<typeof read>[1], RegExp]>([
  [
    'a file that is not there',
    () => undefined,
    '{ kind: csv, path: x.csv, features: [a] }',
    {},
    /^x\.csv: cannot be read from .*: there is no such file$/,
  ],
  [
    'a folder',
    () => {
      mkdirSync(join(folder, 'x.csv'));
    },
    '{ kind: csv, path: x.csv, features: [a] }',
    {},
    /it is a folder/,
  ],
  [
    'a binary file',
    () => {
      write('x.csv', '\0\0');
    },
    '{ kind: csv, path: x.csv, features: [a] }',
    {},
    /^x\.csv: expected a CSV file, got a binary one\nRead it with kind: table/,
  ],
  [
    'no labels file',
    () => {
      write('x.npy', npyFile('<f8', [ROWS, 3], numbers));
    },
    '{ kind: npy, path: x.npy, labels: y.npy }',
    {},
    /^y\.npy: cannot be read/,
  ],
  [
    'too few rows',
    () => {
      write('x.csv', csv('a,b,c', 10));
    },
    '{ kind: csv, path: x.csv, features: [a, b, c] }',
    {},
    /sweep\.yaml:3:1 data: expected at least 9 rows to train on \(rows × labels ≥ n² = 9\), got 8 and 2 held out$/,
  ],
  [
    'copies of few rows',
    () => {
      const copies = Array.from({ length: 60 }, (_, row) =>
        numbers.subarray(3 * (row % 5), 3 * (row % 5) + 3).join(','),
      );
      write('x.csv', ['a,b,c', ...copies].join('\n'));
    },
    '{ kind: csv, path: x.csv, features: [a, b, c] }',
    {},
    /sweep\.yaml:3:1 data: 5 different rows, 9 are needed \(rows × labels ≥ n² = 9\): the others of 60 are copies$/,
  ],
  [
    'a rounded sum of columns',
    () => {
      const rows = Array.from({ length: ROWS }, (_, row) => {
        const [a = NaN, b = NaN] = numbers.subarray(3 * row, 3 * row + 2);
        return [a, b, a + b].map((entry) => entry.toFixed(2)).join(',');
      });
      write('x.csv', ['px1,px2,px_total', ...rows].join('\n'));
    },
    '{ kind: csv, path: x.csv, features: [px1, px2, px_total] }',
    {},
    /^x\.csv: px_total = px1 \+ px2 within the precision of the data, .*: leave one of these columns out$/,
  ],
  [
    'a sum of columns in float32',
    () => {
      const sums = numbers.map((entry, at) =>
        at % 3 === 2 ? (numbers[at - 2] ?? NaN) + (numbers[at - 1] ?? NaN) : entry,
      );
      write('x.npy', npyFile('<f4', [ROWS, 3], Float32Array.from(sums)));
    },
    '{ kind: npy, path: x.npy }',
    {},
    /^x\.npy: .*2 = .*0 \+ .*1 within the precision of the data/,
  ],
  [
    'a marker of missing values',
    () => {
      const rows = Array.from({ length: 60 }, (_, row) => {
        const [a = NaN, b = NaN, c = NaN] = numbers.subarray(row % 58, (row % 58) + 3);
        return [a, row % 30 === 7 ? -999 : b, c].join(',');
      });
      write('x.csv', ['a,b,c', ...rows].join('\n'));
    },
    '{ kind: csv, path: x.csv, features: [a, b, c] }',
    {},
    /^x\.csv: column b has -999 in 2 rows, far outside .*: it looks like a marker of missing values; leave those rows out$/,
  ],
  [
    'another n in a CSV file',
    () => {
      write('x.csv', csv('a,b,c'));
    },
    '{ kind: csv, path: x.csv, features: [a, b] }',
    { grid: '{ dimension: 3, generators: 1 }' },
    /sweep\.yaml:4:9 grid\.dimension: expected 2, the number of features of the data, or no dimension, got 3$/,
  ],
  [
    'another n in an array',
    () => {
      write('x.npy', npyFile('<f8', [ROWS, 3], numbers));
    },
    '{ kind: npy, path: x.npy, labels: 1 }',
    { grid: '{ dimension: [2, 3], generators: 1 }' },
    /grid\.dimension: expected 2, the number of features of the data, or no dimension, got 2, 3$/,
  ],
  [
    'an oracle of another n',
    () => {
      write('x.npy', npyFile('<f8', [ROWS, 3], numbers));
    },
    '{ kind: npy, path: x.npy }',
    { oracle: '{ kind: quadratic, signature: [1, -1] }' },
    /sweep\.yaml:2:\d+ system\.oracles\[0\]\.signature: expected 3 entries for the n = 3/,
  ],
])('refused: %s', async (_, prepare, data, options, message) => {
  prepare();
  let refusal: unknown;
  try {
    await read(data, options);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ name: 'BadInputError', message: expect.stringMatching(message) as string });
});
