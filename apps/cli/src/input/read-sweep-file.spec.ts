import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalStream } from '@liesweep/sweep';
import { npyFile } from '../testing/npy-file.js';
import { readSweepFile, type SweepFile } from './read-sweep-file.js';

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

function read(data: string, { oracle = 'squared-norm', field = 'real', grid = '{ generators: 1 }' } = {}): SweepFile {
  const path = join(folder, 'sweep.yaml');
  writeFileSync(path, `name: a\nsystem: { oracles: [${oracle}], field: ${field} }\ndata: ${data}\ngrid: ${grid}\n`);
  return readSweepFile(path);
}

const write = (name: string, content: string | Uint8Array): void => {
  writeFileSync(join(folder, name), content);
};

test('a sweep over a file has its digest and its number of features', () => {
  write('x.csv', csv('a,b,c'));
  const { spec, dataset, trialCount } = read(
    '{ kind: csv, path: x.csv, features: [a, b], labels: [c], heldOut: 0.25 }',
  );
  expect(spec.grid.dimension).toEqual([2]);
  expect(spec.data).toMatchObject({ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string });
  expect(dataset).toMatchObject({ vectorLength: 2, labelCount: 1 });
  expect(dataset?.samples).toHaveLength(2 * 15);
  expect(trialCount).toBe(32);
});

test('the same numbers are the same sweep, from wherever and in whichever format', () => {
  write('x.csv', csv('a,b,c'));
  mkdirSync(join(folder, 'moved'));
  write('moved/y.csv', csv('p,q,r'));
  write('z.npy', npyFile('<f8', [ROWS, 3], numbers));
  const sweeps = [
    read('{ kind: csv, path: x.csv, features: [a, b, c] }'),
    read('{ kind: csv, path: moved/y.csv, features: [p, q, r] }', { grid: '{ dimension: 3, generators: 1 }' }),
    read('{ kind: npy, path: z.npy }'),
  ];
  expect(new Set(sweeps.map(({ specDigest }) => specDigest)).size).toBe(1);
  const others = [
    read('{ kind: npy, path: z.npy, scale: none }'),
    read('{ kind: npy, path: z.npy, heldOut: 0.5 }'),
    read('{ kind: csv, path: x.csv, features: [b, a, c] }'),
    read('{ kind: csv, path: x.csv, features: [a, b] }'),
  ];
  expect(new Set([...sweeps, ...others].map(({ specDigest }) => specDigest)).size).toBe(5);
});

test('complex features are read from pairs of columns', () => {
  write('x.csv', csv('re,im,c'));
  const { spec, dataset } = read('{ kind: csv, path: x.csv, complexPairs: [[re, im]] }', { field: 'complex' });
  expect([spec.grid.dimension, dataset?.vectorLength]).toEqual([[1], 2]);
});

test('a sweep without a file reads none, and warns of a certificate that will be refused', () => {
  expect(read('normal', { grid: '{ dimension: 2, generators: 1 }' })).toMatchObject({
    ...{ dataset: undefined, warnings: [] },
  });
  const few = read('{ kind: normal, samples: 15 }', { grid: '{ dimension: [3, 4], generators: 1 }' });
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
    /^x\.csv: expected a CSV file, got a binary one$/,
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
])('refused: %s', (_, prepare, data, options, message) => {
  prepare();
  let refusal: unknown;
  try {
    read(data, options);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ name: 'BadInputError', message: expect.stringMatching(message) as string });
});
