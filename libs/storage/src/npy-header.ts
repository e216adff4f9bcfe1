import { parsePythonLiteral, type PythonValue } from './python-literal.js';

/** Content that is no `.npy` file, or one of other numbers than are read; the message is the reason, without the file. */
export class InvalidNpyError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidNpyError';
  }
}

/** A real or complex number as it is stored. */
export interface NpyElement {
  /** Of one real number. */
  readonly bytes: number;
  readonly isComplex: boolean;
  /** A float64 as this machine has it, so that the bytes may be taken as they lie. */
  readonly isNative: boolean;
  readonly isBoolean: boolean;
  /** The real number at an offset. */
  readonly read: (view: DataView, offset: number) => number;
}

/** A number of each record; of an array without fields the only one, without a name. */
export interface NpyField {
  readonly name: string;
  readonly element: NpyElement;
  /** In bytes, from the beginning of the record. */
  readonly offset: number;
}

/** What stands before the numbers. */
export interface NpyHeader {
  readonly shape: readonly number[];
  /** Whether the first index runs fastest. */
  readonly isFortran: boolean;
  /** Whether the elements have fields with names. */
  readonly isStructured: boolean;
  readonly fields: readonly NpyField[];
  /** Bytes of one element with all its fields. */
  readonly recordBytes: number;
  /** Where the numbers begin, in bytes. */
  readonly dataStart: number;
}

/** How every such file begins. */
export const NPY_MAGIC = Buffer.from('\x93NUMPY', 'latin1');

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** How a real number of a kind (NumPy's letter) and a number of bytes is read. */
const REAL_NUMBERS: Readonly<Record<string, (isLittle: boolean) => NpyElement['read']>> = {
  b1: () => (view, offset) => (view.getUint8(offset) === 0 ? 0 : 1),
  i1: () => (view, offset) => view.getInt8(offset),
  u1: () => (view, offset) => view.getUint8(offset),
  i2: (isLittle) => (view, offset) => view.getInt16(offset, isLittle),
  u2: (isLittle) => (view, offset) => view.getUint16(offset, isLittle),
  i4: (isLittle) => (view, offset) => view.getInt32(offset, isLittle),
  u4: (isLittle) => (view, offset) => view.getUint32(offset, isLittle),
  i8: (isLittle) => (view, offset) =>
    view.getInt32(offset + (isLittle ? 4 : 0), isLittle) * 2 ** 32 +
    view.getUint32(offset + (isLittle ? 0 : 4), isLittle),
  u8: (isLittle) => (view, offset) =>
    view.getUint32(offset + (isLittle ? 4 : 0), isLittle) * 2 ** 32 +
    view.getUint32(offset + (isLittle ? 0 : 4), isLittle),
  f2: (isLittle) => (view, offset) => halfFloat(view.getUint16(offset, isLittle)),
  f4: (isLittle) => (view, offset) => view.getFloat32(offset, isLittle),
  f8: (isLittle) => (view, offset) => view.getFloat64(offset, isLittle),
};

const FLOAT64 = 'numpy.save(path, array.astype("<f8"))';

/** What to do about elements that are no numbers of these, by NumPy's letter. */
const REMEDIES: Readonly<Record<string, string>> = {
  f: `save it with ${FLOAT64}`,
  c: 'save it with numpy.save(path, array.astype("<c16"))',
  O: 'it holds Python objects, which are not read, for that may run any program; save it with numpy.save(path, numpy.array(array.tolist(), dtype="<f8"))',
  U: `it holds texts; where they are numbers, save it with ${FLOAT64}`,
  S: `it holds texts; where they are numbers, save it with ${FLOAT64}`,
  M: 'it holds dates; save them as numbers, such as (array - array[0]) / numpy.timedelta64(1, "s")',
  m: 'it holds durations; save them as numbers: array / numpy.timedelta64(1, "s")',
  V: `it holds raw bytes; save it with ${FLOAT64}`,
};

/** The bytes that tell the length of the header, and with it where the numbers begin. */
export const NPY_PREFIX_BYTES = 12;

/**
 * Where the numbers of a `.npy` file of format version 1, 2 or 3 begin.
 *
 * @param bytes its beginning, at least `NPY_PREFIX_BYTES` where there are so many
 * @throws InvalidNpyError when it is another file, or ends there
 */
export function npyDataStart(bytes: Buffer): number {
  const version = bytes[6] ?? 0;
  if (!bytes.subarray(0, NPY_MAGIC.length).equals(NPY_MAGIC) || version < 1 || version > 3) {
    throw new InvalidNpyError('expected a .npy file of format version 1, 2 or 3, got another file');
  }
  const headerStart = version === 1 ? 10 : 12;
  const headerLength = bytes.length < headerStart ? 0 : version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  if (headerLength === 0) throw new InvalidNpyError('expected a .npy file, got the beginning of one: it is truncated');
  return headerStart + headerLength;
}

/**
 * The header of a `.npy` file.
 *
 * @param bytes its beginning, up to the numbers
 * @throws InvalidNpyError when it is truncated, is not of the format, or holds other numbers than are read, with the remedy
 */
export function parseNpyHeader(bytes: Buffer): NpyHeader {
  const dataStart = npyDataStart(bytes);
  if (bytes.length < dataStart) {
    throw new InvalidNpyError('expected a .npy file, got the beginning of one: it is truncated');
  }
  const header = parsePythonLiteral(bytes.toString('utf8', bytes[6] === 1 ? 10 : 12, dataStart));
  if (!(header instanceof Map)) throw new InvalidNpyError('expected a .npy file, got a header that is no dictionary');
  const shape = header.get('shape');
  if (!Array.isArray(shape) || !shape.every((extent) => Number.isSafeInteger(extent) && (extent as number) >= 0)) {
    throw new InvalidNpyError('expected a .npy file, got a header without a shape');
  }
  const description = header.get('descr');
  const isStructured = Array.isArray(description);
  const { fields, bytes: recordBytes } = fieldsOf('', description);
  return {
    ...{ shape: shape as number[], isFortran: header.get('fortran_order') === true },
    ...{ isStructured, fields, recordBytes, dataStart },
  };
}

/** Why a file with so many bytes of numbers is not what its header says. */
export function wrongLength(shape: readonly number[], expected: number, bytes: number): string {
  const what = bytes < expected ? 'truncated' : 'longer than its shape says';
  const extents = shape.length === 1 ? `${String(shape[0])},` : shape.join(', ');
  return `expected ${String(expected)} bytes of numbers for the shape (${extents}), got ${String(bytes)}: it is ${what}`;
}

interface Fields {
  readonly fields: readonly NpyField[];
  readonly bytes: number;
}

/** NumPy's description of a type as its numbers: a text, or a list of fields (name, description, shape). */
function fieldsOf(name: string, description: PythonValue | undefined): Fields {
  if (typeof description === 'string') {
    const element = elementOf(name, description);
    return { fields: [{ name, element, offset: 0 }], bytes: element.bytes * (element.isComplex ? 2 : 1) };
  }
  if (!Array.isArray(description)) throw new InvalidNpyError('expected a .npy file, got a header without a type');
  let bytes = 0;
  const fields: NpyField[] = [];
  for (const entry of description) {
    const [said, type, shape = []] = Array.isArray(entry) ? entry : [];
    const title = Array.isArray(said) ? said[1] : said;
    if (typeof title !== 'string' || !Array.isArray(shape))
      throw new InvalidNpyError('expected a .npy file, got a field without a name');
    // Bytes between fields, which only align them.
    const [, padding] = title === '' && typeof type === 'string' ? (/^\|V(\d+)$/.exec(type) ?? []) : [];
    if (padding !== undefined) {
      bytes += Number(padding);
      continue;
    }
    const one = fieldsOf(name === '' ? title : `${name}.${title}`, type);
    const count = shape.reduce<number>((product, extent) => product * Number(extent), 1);
    for (let at = 0; at < count; at++) {
      for (const field of one.fields) {
        fields.push({
          ...field,
          name: shape.length === 0 ? field.name : `${field.name}_${String(at)}`,
          offset: bytes + field.offset,
        });
      }
      bytes += one.bytes;
    }
  }
  return { fields, bytes };
}

function elementOf(name: string, description: string): NpyElement {
  const [, order = '', kind = '', size = ''] = /^([<>|=]?)([a-zA-Z])(\d*)/.exec(description) ?? [];
  const isLittle = order === '>' ? false : order === '=' ? IS_LITTLE_ENDIAN : true;
  const isComplex = kind === 'c';
  const bytes = isComplex ? Number(size) / 2 : Number(size);
  const real = REAL_NUMBERS[isComplex ? `f${String(bytes)}` : `${kind}${size}`];
  if (real === undefined || (isComplex && bytes < 4)) {
    const where = name === '' ? '' : ` in the field ${name}`;
    throw new InvalidNpyError(
      `expected real or complex numbers of at most 8 bytes each, got ${description}${where}; ${REMEDIES[kind] ?? `save it with ${FLOAT64}`}`,
    );
  }
  const isNative = kind !== 'i' && kind !== 'u' && bytes === 8 && isLittle === IS_LITTLE_ENDIAN;
  return { bytes, isComplex, isNative, isBoolean: kind === 'b', read: real(isLittle) };
}

/** A number of 1 sign bit, 5 bits of exponent and 10 of fraction. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits >> 15 === 0 ? 1 : -1;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
