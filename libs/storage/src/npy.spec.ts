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

type Write = 'setUint8' | 'setInt8' | 'setInt16' | 'setUint16' | 'setInt32' | 'setUint32' | 'setFloat32' | 'setFloat64';

/** Of each type: how it is written, two numbers as they are stored, and what they are. */
const TYPES: readonly (readonly [
  string,
  Write | 'setBigInt64' | 'setBigUint64',
  readonly (number | bigint)[],
  readonly number[],
])[] = [
  ['b1', 'setUint8', [1, 0], [1, 0]],
  ['i1', 'setInt8', [-7, 127], [-7, 127]],
  ['u1', 'setUint8', [7, 255], [7, 255]],
  ['i2', 'setInt16', [-300, 301], [-300, 301]],
  ['u2', 'setUint16', [65_535, 258], [65_535, 258]],
  ['i4', 'setInt32', [-70_000, 1], [-70_000, 1]],
  ['u4', 'setUint32', [4e9, 1], [4e9, 1]],
  ['i8', 'setBigInt64', [-(2n ** 53n) - 3n, -1n], [Number(-(2n ** 53n) - 3n), -1]],
  ['u8', 'setBigUint64', [2n ** 64n - 1n, 5n], [2 ** 64, 5]],
  ['f2', 'setUint16', [0xc248, 0x0001], [-3.140625, 2 ** -24]],
  ['f4', 'setFloat32', [0.1, -2], [Math.fround(0.1), -2]],
  ['f8', 'setFloat64', [0.1, -2], [0.1, -2]],
];

describe.each(TYPES)('numbers of type %s', (type, write, stored, expected) => {
  test.each(['<', '>', '='])('are read in the byte order %s', (order) => {
    const bytes = Number(type.slice(1));
    const view = new DataView(new ArrayBuffer(2 * bytes));
    stored.forEach((value, at) => {
      if (write === 'setBigInt64' || write === 'setBigUint64') view[write](at * bytes, BigInt(value), order !== '>');
      else view[write](at * bytes, Number(value), order !== '>');
    });
    expect([...decodeNpy(npyFile(`${order}${type}`, [2], view)).data]).toEqual(expected);
  });
});

test('infinities and NaN of half precision are read', () => {
  const { data } = decodeNpy(npyFile('<f2', [3], Uint16Array.of(0x7c00, 0xfc00, 0x7e00)));
  expect([...data]).toEqual([Infinity, -Infinity, NaN]);
});

test('complex numbers keep their imaginary parts in either byte order', () => {
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setFloat64(0, 1.5);
  bytes.setFloat64(8, -2.5);
  const { isComplex, data } = decodeNpy(npyFile('>c16', [1], bytes));
  expect({ isComplex, data: [...data] }).toEqual({ isComplex: true, data: [1.5, -2.5] });
});

/** A file whose header is this text. */
function withHeader(header: string, numbers: Float64Array): Buffer {
  const lead = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 0xff, header.length >> 8]);
  return Buffer.concat([lead, Buffer.from(header), Buffer.from(numbers.buffer)]);
}

test.each([
  `{'descr':'<f8','fortran_order':False,'shape':(2,)}`,
  `{"descr": "<f8", "fortran_order": False, "shape": (2,), }\n`,
  `{'shape': (2L,), 'fortran_order': False, 'descr': '<f8'}`,
])('the header may be written as %j', (header) => {
  expect([...decodeNpy(withHeader(header, Float64Array.of(1, 2))).data]).toEqual([1, 2]);
});

test.each([
  [
    `{'descr': [('x', '<f8'), ('y', '<f8')], 'fortran_order': False, 'shape': (1,), }`,
    /records of x, y; .*structured_to_unstructured/,
  ],
  [`{'descr': '<f8', 'fortran_order': False, }`, /without a shape/],
  [`{'fortran_order': False, 'shape': (2,)}`, /without a type/],
  [`['<f8']`, /no dictionary/],
  [`{'descr': '<f8', 'shape': (2,), 'fortran_order': __import__('os')}`, /no dictionary/],
])('the header %s is refused', (header, message) => {
  expect(() => decodeNpy(withHeader(header, Float64Array.of(1, 2)))).toThrow(message);
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
  ['numbers of 16 bytes', npyFile('<f16', [1], new Uint8Array(16)), /got <f16; save it with .*astype\("<f8"\)/],
  [
    'complex numbers of 32 bytes',
    npyFile('<c32', [1], new Uint8Array(32)),
    /got <c32; save it with .*astype\("<c16"\)/,
  ],
  ['objects', npyFile('|O', [1], Float64Array.of(1)), /got \|O; .*may run any program/],
  ['texts', npyFile('<U2', [1], Float64Array.of(1)), /got <U2; it holds texts/],
  ['dates', npyFile('<M8[ns]', [1], Float64Array.of(1)), /got <M8\[ns\]; it holds dates/],
])('refused: %s', (_, content, message) => {
  expect(() => decodeNpy(content)).toThrow(message);
  expect(() => decodeNpy(content)).toThrow(InvalidNpyError);
});
