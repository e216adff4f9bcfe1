import { InvalidNpyError, parseNpyHeader } from '@liesweep/storage/npy-header';
import { checkFiniteNumbers } from './npy-table.js';

/**
 * Looks at the beginning of a large array: numbers that are not finite there are named without reading the rest.
 *
 * @param bytes its beginning
 * @param file what errors call it
 * @throws BadInputError that names rows and columns
 */
export function checkNpyBeginning(bytes: Buffer, file: string): void {
  const header = headerOf(bytes);
  const [field] = header?.fields ?? [];
  if (header === undefined || field === undefined || header.isStructured || header.shape.length > 2) return;
  const { shape, dataStart, recordBytes, isFortran } = header;
  const { element, offset } = field;
  const [rowCount = 0, width = 1] = shape;
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataStart, bytes.length - dataStart);
  const parts = element.isComplex ? 2 : 1;
  const count = Math.floor(view.byteLength / recordBytes) * parts;
  const numbers = Float64Array.from({ length: count }, (_, at) =>
    element.read(view, Math.floor(at / parts) * recordBytes + offset + (at % parts) * element.bytes),
  );
  checkFiniteNumbers(numbers, file, (at) => {
    const place = Math.floor(at / parts);
    return isFortran ? [place % rowCount, Math.floor(place / rowCount)] : [Math.floor(place / width), place % width];
  });
}

/** What is wrong with it is said by who reads all of it. */
function headerOf(bytes: Buffer): ReturnType<typeof parseNpyHeader> | undefined {
  try {
    return parseNpyHeader(bytes);
  } catch (error) {
    if (error instanceof InvalidNpyError) return undefined;
    throw error;
  }
}
