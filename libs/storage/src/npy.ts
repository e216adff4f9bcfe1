/** NumPy's `.npy` files: arrays of the formats that are written here, and of those that people bring. */
import { ShapeMismatchError } from '@liesweep/sweep';

/** A NumPy array of numbers, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly isComplex: boolean;
  /** Real numbers, or pairs of real and imaginary part. */
  readonly data: Float64Array;
}

/** Content that is no `.npy` file, or one of other numbers than are read; the message is the reason, without the file. */
export class InvalidNpyError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidNpyError';
  }
}

/** NumPy's names of the element types that are written: little-endian float32, and pairs of it (real, imaginary). */
const DESCRIPTIONS = { float32: '<f4', complex64: '<c8' } as const;

/** Number of float32 in one element. */
const FLOATS_PER_ELEMENT = { float32: 1, complex64: 2 } as const;

/** How every such file begins. */
const MAGIC = Buffer.from('\x93NUMPY', 'latin1');

/** Version 1.0 of the format is written. */
const PREFIX = Buffer.concat([MAGIC, Buffer.from([1, 0])]);

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

interface ElementType {
  readonly bytes: number;
  readonly isComplex: boolean;
  readonly read: (view: DataView, offset: number) => number;
}

const float32 = (view: DataView, offset: number): number => view.getFloat32(offset, true);
const float64 = (view: DataView, offset: number): number => view.getFloat64(offset, true);

/** NumPy's descriptions of the element types that are read; `bytes` and `read` are of one real number. */
const ELEMENT_TYPES: Readonly<Record<string, ElementType>> = {
  '<f4': { bytes: 4, isComplex: false, read: float32 },
  '<f8': { bytes: 8, isComplex: false, read: float64 },
  '<c8': { bytes: 4, isComplex: true, read: float32 },
  '<c16': { bytes: 8, isComplex: true, read: float64 },
  '<i4': { bytes: 4, isComplex: false, read: (view, offset) => view.getInt32(offset, true) },
  '<i8': { bytes: 8, isComplex: false, read: (view, offset) => Number(view.getBigInt64(offset, true)) },
};

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * The array of a `.npy` file of format version 1, 2 or 3.
 *
 * @throws InvalidNpyError when it is truncated, is not of the format, or holds other numbers than those above
 */
export function decodeNpy(content: Uint8Array): NpyArray {
  const { header, dataStart } = readHeader(content);
  const description = /'descr': *'([^']*)'/.exec(header)?.[1];
  const type = ELEMENT_TYPES[description ?? ''];
  if (type === undefined) {
    const remedy = 'save it with numpy.save(path, array.astype("<f8"))';
    throw new InvalidNpyError(
      `expected ${Object.keys(ELEMENT_TYPES).join(', ')}, got ${description ?? 'records'}; ${remedy}`,
    );
  }
  const extents = /'shape': *\(([\d, ]*)\)/.exec(header)?.[1];
  if (extents === undefined) throw new InvalidNpyError('expected a .npy file, got a header without a shape');
  const shape = extents.split(',').flatMap((extent) => (extent.trim() === '' ? [] : [Number(extent)]));
  const numbersPerElement = type.isComplex ? 2 : 1;
  const elements = shape.reduce((product, extent) => product * extent, 1);
  const expected = elements * numbersPerElement * type.bytes;
  const bytes = content.length - dataStart;
  if (bytes !== expected) {
    const what = bytes < expected ? 'truncated' : 'longer than its shape says';
    throw new InvalidNpyError(
      `expected ${String(expected)} bytes of numbers for the shape (${extents}), got ${String(bytes)}: it is ${what}`,
    );
  }
  const view = new DataView(content.buffer, content.byteOffset + dataStart, bytes);
  const isTransposed = /'fortran_order': *True/.test(header);
  const isPlain = type.read === float64 && !isTransposed && view.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
  if (isPlain && IS_LITTLE_ENDIAN) {
    // Taken as it lies there: a copy would take the same memory again.
    return {
      shape,
      isComplex: type.isComplex,
      data: new Float64Array(view.buffer, view.byteOffset, elements * numbersPerElement),
    };
  }
  const data = Float64Array.from({ length: elements * numbersPerElement }, (_, at) => {
    const [element, part] = [Math.floor(at / numbersPerElement), at % numbersPerElement];
    const stored = isTransposed ? firstFastest(element, shape) : element;
    return type.read(view, (stored * numbersPerElement + part) * type.bytes);
  });
  return { shape, isComplex: type.isComplex, data };
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

function readHeader(content: Uint8Array): { readonly header: string; readonly dataStart: number } {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const version = bytes[6] ?? 0;
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || version < 1 || version > 3) {
    throw new InvalidNpyError('expected a .npy file of format version 1, 2 or 3, got another file');
  }
  const headerStart = version === 1 ? 10 : 12;
  const headerLength = bytes.length < headerStart ? 0 : version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const dataStart = headerStart + headerLength;
  if (bytes.length < dataStart || headerLength === 0) {
    throw new InvalidNpyError('expected a .npy file, got the beginning of one: it is truncated');
  }
  return { header: bytes.toString('utf8', headerStart, dataStart), dataStart };
}
