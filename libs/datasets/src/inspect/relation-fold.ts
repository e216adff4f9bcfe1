import { matrixOf, triangularise, type Matrix } from '@liesweep/lie';
import { columnQuantum, describeDependence, findDependence, standardCoordinates } from '@liesweep/verdict';
import { RowSample } from './row-sample.js';

/** A relation between columns that holds within their precision. */
export interface Relation {
  /** Such as `px_total = px1 + px2`. */
  readonly text: string;
  /** The last column of the relation: the others give it. */
  readonly column: number;
}

/**
 * Linear relations between columns, of rows that are folded into a triangle with the same second moments: the rows themselves
 * are not held.
 */
export class RelationFold {
  readonly #width: number;
  readonly #sample: RowSample;
  /** Powers of two that bring columns to one size, by the first rows: exact, and nothing is lost of a small column. */
  #units: Float64Array | undefined;
  #triangle: Matrix;
  #rowCount = 0;

  /** @param width number of columns */
  constructor(width: number) {
    this.#width = width;
    this.#sample = new RowSample(width);
    this.#triangle = matrixOf(width, width);
  }

  /**
   * @param columns the columns of some rows
   * @param rowCount of them; rows with a cell that is no finite number are left out
   */
  add(columns: readonly Float64Array[], rowCount: number): void {
    const width = this.#width;
    const complete = new Float64Array(rowCount * width);
    let kept = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const target = complete.subarray(kept * width, (kept + 1) * width);
      columns.forEach((column, at) => {
        target[at] = column[row] ?? Number.NaN;
      });
      if (!target.every(Number.isFinite)) continue;
      this.#sample.add(target);
      kept += 1;
    }
    if (kept === 0) return;
    this.#rowCount += kept;
    const rows = complete.subarray(0, kept * width);
    this.#units ??= Float64Array.from({ length: width }, (_, at) => sizeOf(rows, at, width));
    const stacked = new Float64Array(width * width + rows.length);
    stacked.set(this.#triangle.data);
    for (let at = 0; at < rows.length; at += 1)
      stacked[width * width + at] = (rows[at] ?? Number.NaN) / (this.#units[at % width] ?? 1);
    this.#triangle = triangularise(matrixOf(width + kept, width, stacked));
  }

  /**
   * The relations of some of the columns, in their order: of a column that those before it give, and of no others, so that
   * several relations are never mixed.
   *
   * @param among positions of columns that are not constant
   * @param names of all columns
   */
  relations(among: readonly number[], names: readonly string[]): readonly Relation[] {
    const table = this.#sample.table();
    const quanta = new Map(among.map((column) => [column, columnQuantum(table, column, this.#width)]));
    const found: Relation[] = [];
    let independent: readonly number[] = [];
    for (const column of among) {
      const columns = [...independent, column];
      if (columns.length > this.#rowCount) break;
      const coordinates = standardCoordinates(this.#momentsOf(columns), { dimension: columns.length, field: 'real' });
      const dependence = findDependence(
        coordinates,
        Float64Array.from(columns, (each) => quanta.get(each) ?? 0),
      );
      if (dependence === undefined) independent = columns;
      else {
        const named = columns.map((each) => names[each] ?? '');
        found.push({ text: describeDependence(dependence, named), column });
      }
    }
    return found;
  }

  /** As few rows as there are columns, with the second moments of all. */
  #momentsOf(columns: readonly number[]): Float64Array {
    const width = this.#width;
    const size = Math.sqrt(width / this.#rowCount);
    return Float64Array.from({ length: width * columns.length }, (_, at) => {
      const column = columns[at % columns.length] ?? 0;
      const entry = this.#triangle.data[Math.floor(at / columns.length) * width + column] ?? Number.NaN;
      return entry * size * (this.#units?.[column] ?? 1);
    });
  }
}

/** The power of two next to the largest entry of a column; 1 of nothing but zeros. */
function sizeOf(rows: Float64Array, column: number, width: number): number {
  let largest = 0;
  for (let at = column; at < rows.length; at += width) largest = Math.max(largest, Math.abs(rows[at] ?? 0));
  return largest === 0 ? 1 : 2 ** Math.round(Math.log2(largest));
}
