import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Candidate } from '@liesweep/judging/certify';
import { so } from '@liesweep/lie/testing';
import { parseSweepFile, type CandidateSpec } from '@liesweep/sweep';
import { npyFile } from '@liesweep/storage/testing';
import { readCandidates } from './read-candidates.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-candidates-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(
  candidates: readonly CandidateSpec[],
  field = 'real',
  dimension = '[2, 3]',
  named: string[] = [],
): Candidate[] {
  const text = `name: a\nsystem: { oracles: [norm], field: ${field} }\ngrid: { dimension: ${dimension}, generators: 1 }\n`;
  return readCandidates({ spec: { ...parseSweepFile(text), candidates }, folder, named });
}

const write = (name: string, ...file: Parameters<typeof npyFile>): void => {
  writeFileSync(join(folder, name), npyFile(...file));
};

const real = (dimension: number) => ({ dimension, field: 'real' }) as const;

test('a named algebra acts on the features that it fits, and on no others', () => {
  const [rotations] = read(['so(3)']);
  expect(rotations).toMatchObject({ name: 'so(3)', needsOneUnit: true });
  expect(rotations?.generators(real(3))).toEqual(so(3));
  expect(rotations?.generators(real(2))).toBeUndefined();
});

test('the scaling and sl(n) are the same in all units', () => {
  expect(read(['scaling', 'sl(2)']).map(({ needsOneUnit }) => needsOneUnit)).toEqual([false, false]);
});

test('those of the command line come after those of the file', () => {
  expect(read(['so(3)'], 'real', '[2, 3]', ['scaling']).map(({ name }) => name)).toEqual(['so(3)', 'scaling']);
});

test('a file holds one generator or several, in the units of the features', () => {
  write('one.npy', '<f8', [2, 2], Float64Array.of(0, 4, -0.25, 0));
  write('two.npy', '<f4', [2, 2, 2], Float32Array.of(0, 1, -1, 0, 1, 0, 0, 1));
  const [one, two] = read([{ path: 'one.npy' }, { path: 'two.npy' }]);
  expect(one?.generators(real(2))).toEqual([{ rows: 2, columns: 2, data: Float64Array.of(0, 4, -0.25, 0) }]);
  expect(two?.generators(real(2))).toHaveLength(2);
  expect(two?.generators(real(3))).toBeUndefined();
  expect(two).toMatchObject({ name: 'two.npy', needsOneUnit: false });
});

test('a complex generator becomes its real form [[A, −B], [B, A]], and a real one acts on both parts', () => {
  write('i.npy', '<c16', [1, 1], Float64Array.of(2, 3));
  write('one.npy', '<f8', [1, 1], Float64Array.of(2));
  const [complex, plain] = read([{ path: 'i.npy' }, { path: 'one.npy' }], 'complex', '1');
  const shape = { dimension: 1, field: 'complex' } as const;
  expect([...(complex?.generators(shape)?.[0]?.data ?? [])]).toEqual([2, -3, 3, 2]);
  expect([...(plain?.generators(shape)?.[0]?.data ?? [])].map(Math.abs)).toEqual([2, 0, 0, 2]);
});

test.each<readonly [string, () => unknown, RegExp]>([
  ['a word that is no algebra', () => read([], 'real', '3', ['soo(3)']), /got "soo\(3\)"; did you mean so\(3\)\?/],
  [
    'an algebra of other features',
    () => read([], 'real', '3', ['su(3)']),
    /su\(3\) does not fit: it acts on 3 complex/,
  ],
  ['a missing file', () => read([{ path: 'none.npy' }]), /none\.npy: cannot be read from .*: there is no such file/],
  [
    'generators that are not square',
    () => readNpy([2, 3], 6),
    /expected generators \[n, n\] or \[k, n, n\], got the shape \(2, 3\)/,
  ],
  ['a vector', () => readNpy([4], 4), /got the shape \(4\)/],
  ['four indices', () => readNpy([1, 1, 2, 2], 4), /got the shape \(1, 1, 2, 2\)/],
  [
    'generators of other features',
    () => readNpy([4, 4], 16),
    /expected generators of 2 real or 3 real features, got some of 4/,
  ],
  ['dependent generators', () => readNpy([2, 2, 2], 8), /expected independent generators/],
  ['numbers that are not finite', () => readNpy([2, 2], 4, Number.NaN), /expected finite numbers/],
])('refused: %s', (_, attempt, message) => {
  expect(attempt).toThrow(message);
});

function readNpy(shape: readonly number[], count: number, value = 1): Candidate[] {
  write('x.npy', '<f8', shape, new Float64Array(count).fill(value));
  return read([{ path: 'x.npy' }]);
}
