import { parseNpyHeader, type NpyHeader } from '@liesweep/storage/npy-header';
import { DataFileProblems } from './data-file-problems.js';
import type { InputFile } from './input-file.js';
import { NPY_AS_TABLE, notFinite } from './npy-table.js';
import { GrowingRows } from './rows/growing-rows.js';
import { tableOfRows, type Table } from './table.js';

/** Bytes that are read at once. */
const BLOCK_BYTES = 2 ** 17;

/**
 * The features and labels of a sweep from an array of real numbers that is read block by block: rows one after another, labels in
 * the last columns.
 *
 * @param beginning of the file, with all of its header
 * @param labelCount the number of last columns that are labels
 * @returns undefined for any other array, and for one that is damaged: what reads all of it says what is wrong
 * @throws BadInputError that names the numbers that are not finite
 */
export function npyTableInBlocks(
  { bytes, readAt }: Pick<InputFile, 'bytes' | 'readAt'>,
  file: string,
  beginning: Buffer,
  labelCount: number,
): Table | undefined {
  const header = headerOf(beginning);
  const [field] = header?.fields ?? [];
  if (header === undefined || field === undefined) return undefined;
  const { shape, dataStart, recordBytes } = header;
  const { element } = field;
  const [rowCount = 0, width = 0] = shape;
  const dimension = width - labelCount;
  const isPlain = shape.length === 2 && !header.isStructured && !header.isFortran && !element.isComplex;
  if (!isPlain || rowCount === 0 || dimension < 1 || bytes !== dataStart + rowCount * width * recordBytes) {
    return undefined;
  }
  const features = new GrowingRows(dimension, rowCount);
  const labels = new GrowingRows(labelCount, rowCount);
  const problems = new DataFileProblems(file, NPY_AS_TABLE);
  const rowsAtOnce = Math.max(1, Math.floor(BLOCK_BYTES / (width * recordBytes)));
  const buffer = Buffer.alloc(Math.min(rowsAtOnce, rowCount) * width * recordBytes);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  for (let row = 0; row < rowCount; row += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rowCount - row);
    readAt(buffer.subarray(0, count * width * recordBytes), dataStart + row * width * recordBytes);
    const [ofFeatures, ofLabels] = [features.extend(count), labels.extend(count)];
    for (let at = 0; at < count * width; at += 1) {
      const value = element.read(view, at * recordBytes);
      const [own, column] = [Math.floor(at / width), at % width];
      if (!Number.isFinite(value)) problems.add(notFinite(row + own, column, value));
      if (column < dimension) ofFeatures[own * dimension + column] = value;
      else ofLabels[own * labelCount + column - dimension] = value;
    }
  }
  problems.throwAny();
  const names = Array.from({ length: width }, (_, column) => String(column));
  return tableOfRows(
    { file, rowCount, dimension, featureNames: names.slice(0, dimension), labelNames: names.slice(dimension) },
    features.finish(),
    labels.finish(),
  );
}

/** What is wrong with it is said by what reads all of it. */
function headerOf(beginning: Buffer): NpyHeader | undefined {
  try {
    return parseNpyHeader(beginning);
  } catch {
    return undefined;
  }
}
