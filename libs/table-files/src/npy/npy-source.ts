import type { NpyHeader } from '@liesweep/storage/npy-header';
import type { ColumnSource } from '../arrays/column-source.js';
import { npyColumns, type NpyColumn } from './npy-columns.js';

/**
 * Where the numbers of an array lie.
 *
 * @param offset from the first number, in bytes
 */
export type ReadBytes = (offset: number, bytes: number) => Promise<Buffer>;

/** A NumPy array [rows], [rows, columns], or [rows] with fields, in either order of its indices. */
export class NpySource implements ColumnSource {
  readonly columns: readonly NpyColumn[];
  readonly rowCount: number;
  readonly rowStep = 1;
  readonly #header: NpyHeader;
  readonly #bytes: ReadBytes;

  /**
   * @param prefix what names of columns begin with, where several arrays are put side by side
   * @throws RefusedFileError when it has another shape
   */
  constructor(header: NpyHeader, bytes: ReadBytes, prefix?: string) {
    this.columns = npyColumns(header, prefix);
    this.rowCount = header.shape[0] ?? 0;
    this.#header = header;
    this.#bytes = bytes;
  }

  async read(positions: readonly number[], first: number, count: number): Promise<readonly Float64Array[]> {
    const { isFortran, shape, recordBytes } = this.#header;
    const columns = positions.flatMap((position) => this.columns[position] ?? []);
    if (!isFortran || shape.length < 2) {
      const rowBytes = (shape[1] ?? 1) * recordBytes;
      const rows = await this.#bytes(first * rowBytes, count * rowBytes);
      return columns.map((column) => decode(rows, column, column.offset, rowBytes, count));
    }
    const numbers: Float64Array[] = [];
    for (const column of columns) {
      const bytes = await this.#bytes((column.place * this.rowCount + first) * recordBytes, count * recordBytes);
      numbers.push(decode(bytes, column, column.offset % recordBytes, recordBytes, count));
    }
    return numbers;
  }
}

/** Numbers that lie `stride` bytes apart. */
function decode(bytes: Buffer, { element }: NpyColumn, offset: number, stride: number, count: number): Float64Array {
  const numbers = new Float64Array(count);
  const isAligned = (bytes.byteOffset + offset) % 8 === 0 && stride % 8 === 0;
  if (element.isNative && isAligned) {
    const stored = new Float64Array(bytes.buffer, bytes.byteOffset + offset, (bytes.length - offset) >> 3);
    const step = stride / 8;
    for (let row = 0, at = 0; row < count; row++, at += step) numbers[row] = stored[at] ?? Number.NaN;
    return numbers;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let row = 0; row < count; row++) numbers[row] = element.read(view, offset + row * stride);
  return numbers;
}
