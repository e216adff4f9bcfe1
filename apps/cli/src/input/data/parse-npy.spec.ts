import { encodeNpy } from '@liesweep/storage';
import { npyFile } from '../../testing/npy-file.js';
import { parseNpy } from './parse-npy.js';

test('what this program writes is read back', () => {
  expect(parseNpy(encodeNpy([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)), 'x.npy')).toEqual({
    ...{ shape: [2, 3], isComplex: false },
    data: Float64Array.of(1, 2, 3, 4, 5, 6),
  });
  const complex = parseNpy(encodeNpy([1, 2], Float32Array.of(1, 2, 3, 4), 'complex64'), 'x.npy');
  expect(complex).toEqual({ shape: [1, 2], isComplex: true, data: Float64Array.of(1, 2, 3, 4) });
});

test.each([1, 2, 3])('format version %i is read', (version) => {
  const { data } = parseNpy(npyFile('<f8', [2], Float64Array.of(0.1, -3), { version }), 'x.npy');
  expect(data).toEqual(Float64Array.of(0.1, -3));
});

test.each([
  ['<i4', Int32Array.of(-1, 2)],
  ['<i8', BigInt64Array.of(-1n, 2n)],
  ['<f4', Float32Array.of(-1, 2)],
] as const)('numbers of type %s are read', (description, numbers) => {
  expect(parseNpy(npyFile(description, [2], numbers), 'x.npy').data).toEqual(Float64Array.of(-1, 2));
});

test('an array in the order of Fortran is the same array', () => {
  const file = npyFile('<f8', [2, 3], Float64Array.of(1, 4, 2, 5, 3, 6), { isFortran: true });
  expect(parseNpy(file, 'x.npy').data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
});

test('an array of three indices in the order of Fortran is the same array', () => {
  const stored = Float64Array.of(111, 211, 121, 221, 112, 212, 122, 222, 113, 213, 123, 223);
  expect(parseNpy(npyFile('<f8', [2, 2, 3], stored, { isFortran: true }), 'x.npy').data).toEqual(
    Float64Array.of(111, 112, 113, 121, 122, 123, 211, 212, 213, 221, 222, 223),
  );
});

const VALID = npyFile('<f8', [2, 2], Float64Array.of(1, 2, 3, 4));

test.each([
  ['another file', Buffer.from('a,b\n1,2\n'), /expected a \.npy file of format version 1, 2 or 3/],
  ['an empty file', Buffer.alloc(0), /expected a \.npy file/],
  ['half a header', VALID.subarray(0, 40), /it is truncated/],
  [
    'half the numbers',
    VALID.subarray(0, -8),
    /expected 32 bytes of numbers for the shape \(2, 2\), got 24: it is truncated/,
  ],
  ['more than the numbers', Buffer.concat([VALID, VALID]), /it is longer than its shape says/],
  ['numbers in the other byte order', npyFile('>f8', [1], Float64Array.of(1)), /got >f8; save it with numpy\.save/],
  ['objects', npyFile('|O', [1], Float64Array.of(1)), /got \|O/],
])('refused: %s', (_, content, message) => {
  expect(() => parseNpy(content, 'x.npy')).toThrow(message);
  expect(() => parseNpy(content, 'x.npy')).toThrow(/^x\.npy: /);
});
