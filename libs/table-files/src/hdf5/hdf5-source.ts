import type { Dataset, OutputData } from 'h5wasm/node';
import type { ColumnSource } from '../arrays/column-source.js';
import { RefusedFileError } from '../refused-file-error.js';
import { hdf5Columns, type Hdf5Column } from './hdf5-columns.js';

/** A dataset of an HDF5 file, of which slices are read. */
export class Hdf5Source implements ColumnSource {
  readonly columns: readonly Hdf5Column[];
  readonly rowCount: number;
  readonly rowStep: number;
  readonly #name: string;
  readonly #dataset: Dataset;

  /**
   * @param name what messages call it
   * @param prefix what names of columns begin with, where several datasets are put side by side
   * @throws RefusedFileError when it is no table
   */
  constructor(name: string, dataset: Dataset, prefix?: string) {
    this.columns = hdf5Columns(name, dataset, prefix);
    this.rowCount = dataset.shape?.[0] ?? 0;
    this.rowStep = dataset.metadata.chunks?.[0] ?? 1;
    this.#name = name;
    this.#dataset = dataset;
  }

  read(
    positions: readonly number[],
    first: number,
    count: number,
  ): Promise<readonly (Float64Array | readonly string[])[]> {
    const columns = positions.flatMap((position) => this.columns[position] ?? []);
    const width = this.#dataset.shape?.[1] ?? 1;
    const isRange = this.#dataset.shape?.length === 2;
    // Of a wide dataset only the columns between the first and the last that are wanted.
    const places = columns.map(({ path }) => path[0] ?? 0);
    const [from, to] = isRange ? [Math.min(...places), Math.max(...places) + 1] : [0, 1];
    const data = this.#slice(
      isRange
        ? [
            [first, first + count],
            [from, to],
          ]
        : [[first, first + count]],
    );
    const stride = isRange ? Math.min(to, width) - from : 1;
    return Promise.resolve(
      columns.map(({ path: [place = 0, ...path], type }) => {
        const at = (row: number): unknown => path.reduce<unknown>(entry, entry(data, row * stride + place - from));
        if (type === 'text') return Array.from({ length: count }, (_, row) => String(at(row)));
        const numbers = new Float64Array(count);
        for (let row = 0; row < count; row++) numbers[row] = Number(at(row));
        return numbers;
      }),
    );
  }

  #slice(ranges: [number, number][]): OutputData {
    try {
      const data = this.#dataset.slice(ranges);
      if (data === null) throw new Error('nothing is there');
      return data;
    } catch (error) {
      const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      throw new RefusedFileError(
        [`${this.#name} cannot be read: ${line}; it may be damaged, or compressed by a plugin`],
        { cause: error },
      );
    }
  }
}

function entry(list: unknown, at: number): unknown {
  return (list as ArrayLike<unknown>)[at];
}
