import { matrixOf, scale, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';

/** Rows folded into the triangle at once: few enough to stay in the cache, many enough to read the triangle seldom. */
const BLOCK_ROWS = 64;

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
function triangularise({ rows, columns, data }: Matrix): Matrix {
  const triangle = matrixOf(columns, columns);
  for (let start = 0; start < rows; start += BLOCK_ROWS) {
    const end = Math.min(rows, start + BLOCK_ROWS);
    const block = Array.from({ length: end - start }, (_, i) =>
      data.slice((start + i) * columns, (start + i + 1) * columns),
    );
    foldBlock(triangle, block);
  }
  return triangle;
}

/** Reflects each column k of the block into the diagonal entry (k, k) of the triangle: H = 1 − β v vᵀ. */
function foldBlock(triangle: Matrix, block: readonly Float64Array[]): void {
  const { columns } = triangle;
  const projection = new Float64Array(columns); // vᵀA
  for (let k = 0; k < columns; k++) {
    const pivotRow = triangle.data.subarray(k * columns, (k + 1) * columns);
    const column = block.map((row) => row[k] ?? NaN);
    const largest = Math.max(Math.abs(pivotRow[k] ?? NaN), ...column.map(Math.abs));
    if (largest === 0) {
      continue;
    }
    // Scaled by the largest entry: what is left of dependent columns is so small that its squares would underflow.
    const tail = column.map((entry) => entry / largest);
    const tailSquared = tail.reduce((sum, entry) => sum + entry * entry, 0);
    const pivot = (pivotRow[k] ?? NaN) / largest;
    const head = pivot + (pivot < 0 ? -1 : 1) * Math.sqrt(pivot * pivot + tailSquared); // the sign that never cancels
    const beta = 2 / (head * head + tailSquared);

    projection.fill(0);
    addScaled(projection, head, pivotRow, k);
    block.forEach((row, i) => {
      addScaled(projection, tail[i] ?? NaN, row, k);
    });
    addScaled(pivotRow, -beta * head, projection, k);
    block.forEach((row, i) => {
      addScaled(row, -beta * (tail[i] ?? NaN), projection, k);
    });
  }
}

/** target += factor · source, from column `start` on. */
function addScaled(target: Float64Array, factor: number, source: Float64Array, start: number): void {
  for (let j = start; j < target.length; j++) {
    target[j] = (target[j] ?? NaN) + factor * (source[j] ?? NaN);
  }
}
