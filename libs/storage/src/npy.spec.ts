import { encodeNpy } from './npy.js';

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
