/** NumPy's `.npy` files: arrays of the formats that are written here, and of those that people bring. */
import { ShapeMismatchError } from '@liesweep/sweep';
import { InvalidNpyError, NPY_MAGIC, parseNpyHeader, wrongLength } from './npy-header.js';

export { InvalidNpyError } from './npy-header.js';

/** A NumPy array of numbers, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly isComplex: boolean;
  /** Real numbers, or pairs of real and imaginary part. */
  readonly data: Float64Array;
}

/** NumPy's names of the element types that are written: little-endian float32, and pairs of it (real, imaginary). */
const DESCRIPTIONS = { float32: '<f4', complex64: '<c8' } as const;

/** Number of float32 in one element. */
const FLOATS_PER_ELEMENT = { float32: 1, complex64: 2 } as const;

/** Version 1.0 of the format is written. */
const PREFIX = Buffer.concat([NPY_MAGIC, Buffer.from([1, 0])]);

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

/**
 * The array of a `.npy` file of format version 1, 2 or 3, of numbers of any kind and byte order: booleans are 0 and 1, and whole
 * numbers beyond 2⁵³ are rounded to the nearest float64.
 *
 * @throws InvalidNpyError when it is truncated, is not of the format, or holds anything but numbers, with the remedy
 */
export function decodeNpy(content: Uint8Array): NpyArray {
  const header = parseNpyHeader(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const { shape, fields, dataStart, recordBytes, isFortran } = header;
  const [field] = fields;
  if (header.isStructured || field === undefined) {
    const names = fields.map(({ name }) => name).join(', ');
    throw new InvalidNpyError(
      `expected an array of numbers, got records of ${names}; save it with numpy.save(path, numpy.lib.recfunctions.structured_to_unstructured(array)), or give it as kind: table`,
    );
  }
  const { element } = field;
  const numbersPerElement = element.isComplex ? 2 : 1;
  const elements = shape.reduce((product, extent) => product * extent, 1);
  const expected = elements * recordBytes;
  const bytes = content.length - dataStart;
  if (bytes !== expected) throw new InvalidNpyError(wrongLength(shape, expected, bytes));
  const length = elements * numbersPerElement;
  const view = new DataView(content.buffer, content.byteOffset + dataStart, bytes);
  const isTransposed = isFortran && shape.length > 1;
  if (element.isNative && !isTransposed && view.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0) {
    // Taken as it lies there: a copy would take the same memory again.
    return { shape, isComplex: element.isComplex, data: new Float64Array(view.buffer, view.byteOffset, length) };
  }
  const data = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const [place, part] = [Math.floor(at / numbersPerElement), at % numbersPerElement];
    const stored = isTransposed ? firstFastest(place, shape) : place;
    data[at] = element.read(view, (stored * numbersPerElement + part) * element.bytes);
  }
  return { shape, isComplex: element.isComplex, data };
}

/** Where the element of a row-major position lies in an array whose first index runs fastest. */
function firstFastest(element: number, shape: readonly number[]): number {
  let [rest, stride, position] = [element, shape.reduce((product, extent) => product * extent, 1), 0];
  for (const extent of shape.toReversed()) {
    stride /= extent;
    position += (rest % extent) * stride;
    rest = Math.floor(rest / extent);
  }
  return position;
}
