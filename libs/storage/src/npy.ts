import { ShapeMismatchError } from '@liesweep/sweep';

/** NumPy's names of the element types that are written: little-endian float32, and pairs of it (real, imaginary). */
const DESCRIPTIONS = { float32: '<f4', complex64: '<c8' } as const;

/** Number of float32 in one element. */
const FLOATS_PER_ELEMENT = { float32: 1, complex64: 2 } as const;

/** What numpy.load recognises: the magic text and format version 1.0. */
const PREFIX = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);

/** Bytes of the header's length. */
const LENGTH_BYTES = 2;

/** Prefix, length and header together fill whole lines of this many bytes, so that the numbers are aligned. */
const ALIGNMENT_BYTES = 64;

/**
 * An array as the content of a `.npy` file, format version 1.0, row-major.
 *
 * @param shape of the array; [] is a scalar
 * @param data row-major; for complex64 the real and the imaginary part of each element one after the other
 * @throws ShapeMismatchError when there are more or fewer numbers than the shape says
 */
export function encodeNpy(
  shape: readonly number[],
  data: Float32Array,
  dtype: keyof typeof DESCRIPTIONS = 'float32',
): Uint8Array {
  const floats = shape.reduce((product, extent) => product * extent, FLOATS_PER_ELEMENT[dtype]);
  if (floats !== data.length) {
    throw new ShapeMismatchError(`npy ${dtype}`, shape, [data.length / FLOATS_PER_ELEMENT[dtype]]);
  }
  const tuple = shape.length === 1 ? `(${String(shape[0])},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${DESCRIPTIONS[dtype]}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const lead = PREFIX.length + LENGTH_BYTES;
  const dataStart = Math.ceil((lead + text.length + 1) / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  const file = Buffer.alloc(dataStart + data.byteLength, ' ');
  PREFIX.copy(file);
  file.writeUInt16LE(dataStart - lead, PREFIX.length);
  file.write(text, lead, 'latin1');
  file.write('\n', dataStart - 1, 'latin1');
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), dataStart);
  return file;
}
