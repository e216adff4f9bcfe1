import { matrixOf, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';

/** Rows folded into the triangle at once: few enough to stay in the cache, many enough to read the triangle seldom. */
const BLOCK_ROWS = 64;

/** Columns below 1e-100 of the largest entry count as zero: their squares would underflow on the way down. */
const NEGLIGIBLE_SQUARED = 1e-200;

/**
 * A factor of the quadratic form of the rows: the invariance loss at a cost that does not depend on their number.
 *
 *     ‖vec(𝒲)ᵀ R‖² = (1/m) Σ_i (r_i · vec 𝒲)²
 *
 * By Householder QR, never by the Gram matrix Σ r rᵀ, which squares the condition number and loses every singular value
 * below 1e-8 of the largest.
 *
 * @param rows r, shape [rows, p]
 * @param sampleCount m
 * @returns R, shape [p, min(p, rows)]: lower triangular when there are at least p rows, else the rows themselves / √m
 */
export function factorRows(rows: Matrix, sampleCount: number): Matrix {
  const triangle = rows.rows < rows.columns ? rows : triangularise(rows);
  return scale(transpose(triangle), 1 / Math.sqrt(sampleCount));
}

/** The upper triangle T [p, p] with TᵀT = AᵀA, by folding A [rows, p] into it block by block. */
export function triangularise({ columns, data }: Matrix): Matrix {
  const fold = triangleFold(columns, largestModulus(data));
  fold.add(data);
  return fold.triangle();
}

/** The largest modulus of numbers, at least `least`; NaN where one is not a number. */
export function largestModulus(data: Float64Array, least = 0): number {
  let largest = least;
  for (const entry of data) {
    largest = Math.max(largest, Math.abs(entry));
  }
  return largest;
}

/** Rows that are folded into a triangle as they come, so that no more of them are held than a block. */
export interface TriangleFold {
  /** Folds more rows in, row-major [any, p]: how they are cut into calls changes no bit of the triangle. */
  readonly add: (rows: Float64Array) => void;
  /** T of all rows that were added, shape [p, p], upper triangular. Nothing is added after it. */
  readonly triangle: () => Matrix;
}

/**
 * Folds rows into a triangle part by part: what `triangularise` does with all of them at once.
 *
 * @param columns p
 * @param largest `largestModulus` of all rows together, which has to be known before the first is added
 */
export function triangleFold(columns: number, largest: number): TriangleFold {
  const triangle = matrixOf(columns, columns);
  const buffer = new Float64Array(BLOCK_ROWS * columns);
  const rows = Array.from({ length: BLOCK_ROWS }, (_, i) => buffer.subarray(i * columns, (i + 1) * columns));
  let filled = 0;
  const foldBuffer = (): void => {
    foldBlock(triangle, filled === buffer.length ? rows : rows.slice(0, filled / columns));
    filled = 0;
  };
  return {
    add: (data) => {
      if (largest === 0) {
        return;
      }
      for (const entry of data) {
        buffer[filled++] = entry / largest;
        if (filled === buffer.length) {
          foldBuffer();
        }
      }
    },
    triangle: () => {
      if (filled > 0) {
        foldBuffer();
      }
      return largest === 0 ? triangle : scale(triangle, largest);
    },
  };
}

/**
 * Reflects each column k of the block into the diagonal entry (k, k) of the triangle: H = 1 − β v vᵀ, with v the column
 * below a head that never cancels. The products vᵀA of the next column are summed while the rows are reflected, so that
 * each column costs one pass over the block.
 */
function foldBlock(triangle: Matrix, block: readonly Float64Array[]): void {
  const { columns } = triangle;
  let products = new Float64Array(columns); // Σ_i v_i A_i over the rows of the block
  let nextProducts = new Float64Array(columns);
  const spare = new Float64Array(columns); // stands beside the last row of an odd block
  for (const row of block) {
    addScaled(products, row[0] ?? NaN, row, 0);
  }
  for (let k = 0; k < columns; k++) {
    const pivotRow = triangle.data.subarray(k * columns, (k + 1) * columns);
    const pivot = pivotRow[k] ?? NaN;
    const tailSquared = products[k] ?? NaN;
    const isNegligible = tailSquared < NEGLIGIBLE_SQUARED;
    const head = pivot + (pivot < 0 ? -1 : 1) * Math.sqrt(pivot * pivot + tailSquared);
    const beta = isNegligible ? 0 : 2 / (head * head + tailSquared);
    addScaled(products, head, pivotRow, k);
    addScaled(pivotRow, -beta * head, products, k);
    nextProducts.fill(0);
    for (let i = 0; i < block.length; i += 2) {
      reflectTwoRows(block[i] ?? spare, block[i + 1] ?? spare, -beta, products, nextProducts, k);
    }
    [products, nextProducts] = [nextProducts, products];
  }
}

/**
 * Rows A_i += factor · A_ik · products from column k + 1 on, and nextProducts += Σ_i A_i,k+1 A_i. Two rows at once: the two
 * sums are then read and written half as often.
 */
function reflectTwoRows(
  first: Float64Array,
  second: Float64Array,
  factor: number,
  products: Float64Array,
  nextProducts: Float64Array,
  k: number,
): void {
  const firstFactor = factor * (first[k] ?? NaN);
  const secondFactor = factor * (second[k] ?? NaN);
  const next = products[k + 1] ?? 0;
  const firstWeight = (first[k + 1] ?? 0) + firstFactor * next;
  const secondWeight = (second[k + 1] ?? 0) + secondFactor * next;
  for (let j = k + 1; j < products.length; j++) {
    const product = products[j] ?? NaN;
    const a = (first[j] ?? NaN) + firstFactor * product;
    const b = (second[j] ?? NaN) + secondFactor * product;
    first[j] = a;
    second[j] = b;
    nextProducts[j] = (nextProducts[j] ?? NaN) + firstWeight * a + secondWeight * b;
  }
}

/** target += factor · source, from column `start` on. */
function addScaled(target: Float64Array, factor: number, source: Float64Array, start: number): void {
  for (let j = start; j < target.length; j++) {
    target[j] = (target[j] ?? NaN) + factor * (source[j] ?? NaN);
  }
}
