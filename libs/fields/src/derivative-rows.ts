import { matrixOf, triangularise, type Matrix } from '@liesweep/lie';
import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import type { FieldProblem } from './field-problem.js';
import { labelTerms, labelUnknownCount } from './label-terms.js';
import type { WhitenedBlock } from './whitened-block.js';

/** Rows are folded into the triangle in parts of so many samples. */
const SAMPLES_PER_FOLD = 512;

/** Singular values of the label actions' columns, relative to the largest, of actions that do nothing to the labels. */
const TRIVIAL_BELOW = 1e-9;

/** The rows of fields against samples, with the actions on labels eliminated. */
export interface DerivativeRows {
  /** R, [P, P]: |c̃ᵀR|² is the mean square of the rows, each over its uncancelled norm. */
  readonly factor: Matrix;
  readonly rowCount: number;
  /** Unknowns of the label action that are not trivial. */
  readonly labelUnknowns: number;
  readonly trivialLabel: number;
}

/**
 * The rows that say that labels move as their action says while features move along a field:
 *
 *     r_il·c̃ = Σ_copies ∇f_l(x_i)·v(x_i) − (V f)_l = 0,   over Σ_copies |∇f_l| |ψ̃| + …, the norm without cancellation
 *
 * so that a row of pure rounding stays as small as rounding, whatever the others are. A free V is eliminated by a QR
 * factorisation of [V's columns | fields]: the trailing triangle is that of the fields across all V f. Actions that vanish on the
 * labels are left out of it, and counted.
 *
 * @param samples row-major [m, L]
 * @throws RangeError where a value or a gradient is not finite
 */
export function derivativeRows(
  problem: FieldProblem,
  blocks: readonly WhitenedBlock[],
  samples: Float64Array,
): DerivativeRows {
  const { sampleLength } = problem.ansatz;
  const unknowns = labelUnknownCount(problem);
  const fieldCount = blocks.reduce((sum, { size, features: { mean } }) => sum + size * mean.length, 0);
  const parts = function* (): Generator<Matrix> {
    for (let at = 0; at < samples.length; at += SAMPLES_PER_FOLD * sampleLength) {
      yield rowsOf(problem, blocks, samples.subarray(at, at + SAMPLES_PER_FOLD * sampleLength), unknowns, fieldCount);
    }
  };
  const rowCount = (samples.length / sampleLength) * problem.labelCount;
  const width = unknowns + fieldCount;
  const folded = fold(parts(), width);
  const kept = unknowns === 0 ? null : keptActions(folded, unknowns);
  const eliminated = kept === null ? folded : fold([withoutTrivial(folded, unknowns, kept)], kept.columns + fieldCount);
  const first = kept?.columns ?? 0;
  const factor = matrixOf(fieldCount, fieldCount);
  for (let row = 0; row < fieldCount; row += 1) {
    for (let column = row; column < fieldCount; column += 1) {
      const entry = eliminated.data[(first + row) * eliminated.columns + first + column] ?? NaN;
      factor.data[column * fieldCount + row] = entry / Math.sqrt(rowCount);
    }
  }
  return { factor, rowCount, labelUnknowns: first, trivialLabel: unknowns - first };
}

/** The upper triangle of all rows, [width, width]. */
function fold(parts: Iterable<Matrix>, width: number): Matrix {
  let triangle = matrixOf(0, width);
  for (const part of parts) {
    const both = matrixOf(triangle.rows + part.rows, width);
    both.data.set(triangle.data);
    both.data.set(part.data, triangle.data.length);
    triangle = triangularise(both);
  }
  return triangle;
}

/** Directions of the label unknowns that move some label, as columns [unknowns, kept]. */
function keptActions({ columns, data }: Matrix, unknowns: number): MlMatrix {
  const square = new MlMatrix(unknowns, unknowns);
  for (let row = 0; row < unknowns; row += 1) {
    for (let column = row; column < unknowns; column += 1) square.set(row, column, data[row * columns + column] ?? NaN);
  }
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(square, {
    computeLeftSingularVectors: false,
  });
  const [largest = 0] = diagonal;
  const kept = largest === 0 ? 0 : diagonal.filter((value) => value > TRIVIAL_BELOW * largest).length;
  return kept === 0 ? new MlMatrix(unknowns, 0) : rightSingularVectors.subMatrix(0, unknowns - 1, 0, kept - 1);
}

/** Rows whose label unknowns are those of the kept directions. */
function withoutTrivial({ rows, columns, data }: Matrix, unknowns: number, kept: MlMatrix): Matrix {
  const width = kept.columns + columns - unknowns;
  const changed = matrixOf(rows, width);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < kept.columns; column += 1) {
      let sum = 0;
      for (let u = 0; u < unknowns; u += 1) sum += (data[row * columns + u] ?? NaN) * kept.get(u, column);
      changed.data[row * width + column] = sum;
    }
    changed.data.set(data.subarray(row * columns + unknowns, (row + 1) * columns), row * width + kept.columns);
  }
  return changed;
}

function rowsOf(
  problem: FieldProblem,
  blocks: readonly WhitenedBlock[],
  samples: Float64Array,
  unknowns: number,
  fieldCount: number,
): Matrix {
  const { labelCount, gradient, ansatz } = problem;
  const { sampleLength } = ansatz;
  const width = unknowns + fieldCount;
  const rows = matrixOf((samples.length / sampleLength) * labelCount, width);
  let start = 0;
  for (let at = 0; at < samples.length; at += sampleLength) {
    const x = samples.subarray(at, at + sampleLength);
    const terms = labelTerms(problem, blocks, x);
    gradient(x).forEach((slopes, label) => {
      const row = rows.data.subarray(start, start + width);
      const own = row.subarray(unknowns);
      const norm = addDerivatives(own, slopes, blocks, x) + (terms?.addTo(row, label) ?? 0);
      if (!Number.isFinite(norm))
        throw new RangeError(`label ${String(label + 1)}: its value or derivative is not finite`);
      for (let p = 0; p < width; p += 1) row[p] = norm === 0 ? 0 : (row[p] ?? NaN) / norm;
      start += width;
    });
  }
  return rows;
}

/** Adds Σ_copies ∇f·v of every field to a row. @returns the norm without cancellation */
function addDerivatives(
  row: Float64Array,
  slopes: Float64Array,
  blocks: readonly WhitenedBlock[],
  x: Float64Array,
): number {
  let offset = 0;
  let norm = 0;
  for (const whitened of blocks) {
    const { block, features, size } = whitened;
    const n = features.mean.length;
    for (const copy of block.copies) {
      const values = whitened.evaluate(Float64Array.from(copy, (place) => x[place] ?? NaN));
      let slopeSquared = 0;
      for (let j = 0; j < n; j += 1) {
        let along = 0;
        for (let i = 0; i < n; i += 1) along += (slopes[copy[i] ?? 0] ?? NaN) * features.toRaw.get(i, j);
        slopeSquared += along * along;
        const first = offset + j * size;
        for (let k = 0; k < size; k += 1) row[first + k] = (row[first + k] ?? NaN) + along * (values[k] ?? NaN);
      }
      let valueSquared = 0;
      for (const value of values) valueSquared += value * value;
      norm += Math.sqrt(slopeSquared * valueSquared);
    }
    offset += n * size;
  }
  return norm;
}
