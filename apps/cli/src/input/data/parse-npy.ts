import { dataFileError } from './data-file-error.js';

/** A NumPy array of numbers, row-major. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly isComplex: boolean;
  /** Real numbers, or pairs of real and imaginary part. */
  readonly data: Float64Array;
}

const MAGIC = '\x93NUMPY';

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
 * Reads a `.npy` file of format version 1, 2 or 3.
 *
 * @param file what errors call it
 * @throws BadInputError when it is truncated, is not of the format, or holds other numbers than those above
 */
export function parseNpy(content: Uint8Array, file: string): NpyArray {
  const { header, dataStart } = readHeader(content, file);
  const description = /'descr': *'([^']*)'/.exec(header)?.[1];
  const type = ELEMENT_TYPES[description ?? ''];
  if (type === undefined) {
    const remedy = 'save it with numpy.save(path, array.astype("<f8"))';
    throw dataFileError(file, [
      `expected ${Object.keys(ELEMENT_TYPES).join(', ')}, got ${description ?? 'records'}; ${remedy}`,
    ]);
  }
  const extents = /'shape': *\(([\d, ]*)\)/.exec(header)?.[1];
  if (extents === undefined) throw dataFileError(file, ['expected a .npy file, got a header without a shape']);
  const shape = extents.split(',').flatMap((extent) => (extent.trim() === '' ? [] : [Number(extent)]));
  const numbersPerElement = type.isComplex ? 2 : 1;
  const elements = shape.reduce((product, extent) => product * extent, 1);
  const expected = elements * numbersPerElement * type.bytes;
  const bytes = content.length - dataStart;
  if (bytes !== expected) {
    const what = bytes < expected ? 'truncated' : 'longer than its shape says';
    throw dataFileError(file, [
      `expected ${String(expected)} bytes of numbers for the shape (${extents}), got ${String(bytes)}: it is ${what}`,
    ]);
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

function readHeader(content: Uint8Array, file: string): { readonly header: string; readonly dataStart: number } {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const version = bytes[6] ?? 0;
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || version < 1 || version > 3) {
    throw dataFileError(file, ['expected a .npy file of format version 1, 2 or 3, got another file']);
  }
  const headerStart = version === 1 ? 10 : 12;
  const headerLength = bytes.length < headerStart ? 0 : version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const dataStart = headerStart + headerLength;
  if (bytes.length < dataStart || headerLength === 0) {
    throw dataFileError(file, ['expected a .npy file, got the beginning of one: it is truncated']);
  }
  return { header: bytes.toString('utf8', headerStart, dataStart), dataStart };
}
