import { decodeNpy, encodeNpy, InvalidNpyError } from './npy.js';
import { npyFile } from './testing/npy-file.js';

/** The parts of a .npy file of format version 1.0, as numpy.load reads them. */
function parts(file: Uint8Array): { magic: string; header: string; data: Buffer } {
  const bytes = Buffer.from(file);
  const dataStart = 10 + bytes.readUInt16LE(8);
  return {
    magic: bytes.toString('latin1', 0, 8),
    header: bytes.toString('latin1', 10, dataStart),
    data: bytes.subarray(dataStart),
  };
}

describe('npy', () => {
  it.each([
    [[3, 2, 2], '(3, 2, 2)'],
    [[12], '(12,)'],
    [[0, 4], '(0, 4)'],
    [[], '()'],
  ])('an array of shape %j has the header that NumPy writes', (shape, tuple) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const { magic, header, data } = parts(encodeNpy(shape, new Float32Array(size)));
    expect(magic).toBe('\x93NUMPY\x01\x00');
    expect(header.trimEnd()).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`);
    expect(header.endsWith(' \n')).toBe(true);
    expect((10 + header.length) % 64).toBe(0);
    expect(data.length).toBe(4 * size);
  });

  it('the numbers follow in row-major order, little-endian', () => {
    const { data } = parts(encodeNpy([2, 2], new Float32Array([1, -2, 0.5, Number.NaN])));
    expect(data.toString('hex')).toBe('0000803f000000c00000003f0000c07f');
  });

  it('complex numbers are pairs of real and imaginary part', () => {
    const { header, data } = parts(encodeNpy([1, 2], new Float32Array([1, -2, 0.5, 0]), 'complex64'));
    expect(header.trimEnd()).toBe(`{'descr': '<c8', 'fortran_order': False, 'shape': (1, 2), }`);
    expect(data.toString('hex')).toBe('0000803f000000c00000003f00000000');
  });

  it('a part of a larger buffer is written, not the buffer', () => {
    const { data } = parts(encodeNpy([1], new Float32Array([1, -2, 3]).subarray(1, 2)));
    expect(data.toString('hex')).toBe('000000c0');
  });

  it('the whole header is exact to the byte', () => {
    const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }`;
    const expected = `\x93NUMPY\x01\x00\x76\x00${text.padEnd(117, ' ')}\n`;
    expect(Buffer.from(encodeNpy([1], new Float32Array(1)).subarray(0, 128)).toString('latin1')).toBe(expected);
  });

  it.each([
    ['float32', [2, 2], 3],
    ['complex64', [2], 2],
  ] as const)('%s of shape %j with %i floats is refused', (dtype, shape, floats) => {
    expect(() => encodeNpy(shape, new Float32Array(floats), dtype)).toThrow(
      expect.objectContaining({ name: 'ShapeMismatchError' }) as Error,
    );
  });
});

test('what this program writes is read back', () => {
  expect(decodeNpy(encodeNpy([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)))).toEqual({
    ...{ shape: [2, 3], isComplex: false },
    data: Float64Array.of(1, 2, 3, 4, 5, 6),
  });
  const complex = decodeNpy(encodeNpy([1, 2], Float32Array.of(1, 2, 3, 4), 'complex64'));
  expect(complex).toEqual({ shape: [1, 2], isComplex: true, data: Float64Array.of(1, 2, 3, 4) });
});

test.each([1, 2, 3])('format version %i is read', (version) => {
  const { data } = decodeNpy(npyFile('<f8', [2], Float64Array.of(0.1, -3), { version }));
  expect(data).toEqual(Float64Array.of(0.1, -3));
});

test.each([
  ['<i4', Int32Array.of(-1, 2)],
  ['<i8', BigInt64Array.of(-1n, 2n)],
  ['<f4', Float32Array.of(-1, 2)],
] as const)('numbers of type %s are read', (description, numbers) => {
  expect(decodeNpy(npyFile(description, [2], numbers)).data).toEqual(Float64Array.of(-1, 2));
});

test('an array in the order of Fortran is the same array', () => {
  const file = npyFile('<f8', [2, 3], Float64Array.of(1, 4, 2, 5, 3, 6), { isFortran: true });
  expect(decodeNpy(file).data).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
});

test('an array of three indices in the order of Fortran is the same array', () => {
  const stored = Float64Array.of(111, 211, 121, 221, 112, 212, 122, 222, 113, 213, 123, 223);
  expect(decodeNpy(npyFile('<f8', [2, 2, 3], stored, { isFortran: true })).data).toEqual(
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
  expect(() => decodeNpy(content)).toThrow(message);
  expect(() => decodeNpy(content)).toThrow(InvalidNpyError);
});
