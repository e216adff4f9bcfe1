import { matrixOf, triangularise } from '@liesweep/lie';
import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import type { AnsatzBlock } from './ansatz.js';
import { standardDictionary, type StandardDictionary, type StandardFeatures } from './standard-dictionary.js';

/** Singular values of the evaluations, relative to the largest, of functions that vanish on the data. */
const VANISHES_BELOW = 1e-9;

/** And of functions that are too near to it to be told apart from rounding. */
const NEAR_BELOW = 1e-4;

/** A block in whitened functions ψ̃ of standard features: E ψ̃ψ̃ᵀ = 1 over all copies at all samples. */
export interface WhitenedBlock {
  readonly block: AnsatzBlock;
  readonly features: StandardFeatures;
  /** K̃, the functions that do not vanish on the data. */
  readonly size: number;
  /** Functions of the dictionary that vanish on the data. */
  readonly vanishing: number;
  /** The combination of functions that can hardly be told from one that vanishes; null where there is none. */
  readonly nearDependence: NearDependence | null;
  /** ψ̃(x), K̃ numbers. */
  evaluate(x: Float64Array): Float64Array;
  /** ∂ψ̃/∂z at x, row-major [K̃, n]. */
  derivative(x: Float64Array): Float64Array;
  /** N with ψ̃ = N θ, [K̃, K]. */
  readonly inRaw: MlMatrix;
}

/** A combination of functions that nearly vanishes on the data. */
export interface NearDependence {
  /** Weights of the functions, in their own root mean squares, of the combination that nearly vanishes. */
  readonly relation: Float64Array;
  /** Its root mean square, relative to the largest. */
  readonly size: number;
}

/** Whitens the functions of a block by the singular values of their evaluations, never by their Gram matrix. */
export function whitenedBlock(
  block: AnsatzBlock,
  features: StandardFeatures,
  samples: Float64Array,
  sampleLength: number,
): WhitenedBlock {
  const standard = standardDictionary(block.dictionary, features);
  const evaluations = evaluationsOf(standard, block, samples, sampleLength);
  const rms = rootMeanSquares(evaluations);
  const scaled = evaluations.data.map((value, at) => value / (rms[at % standard.size] ?? NaN));
  const triangle = triangularise(matrixOf(evaluations.rows, standard.size, scaled));
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(
    MlMatrix.from1DArray(triangle.rows, triangle.columns, [...triangle.data]).div(Math.sqrt(evaluations.rows)),
    { computeLeftSingularVectors: false },
  ); // descending
  const [largest = NaN] = diagonal;
  const size = diagonal.filter((value) => value > VANISHES_BELOW * largest).length;
  const smallest = diagonal[size - 1] ?? NaN;
  const isNear = smallest < NEAR_BELOW * largest;
  const whiten = new MlMatrix(size, standard.size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < standard.size; column += 1) {
      whiten.set(row, column, rightSingularVectors.get(column, row) / (diagonal[row] ?? NaN) / (rms[column] ?? NaN));
    }
  }
  const { dimension: n } = standard;
  return {
    ...{ block, features, size, vanishing: standard.size - size },
    nearDependence: isNear
      ? { relation: Float64Array.from(rightSingularVectors.getColumn(size - 1)), size: smallest / largest }
      : null,
    evaluate: (x) => times(whiten, standard.evaluate(x), 1),
    derivative: (x) => times(whiten, standard.derivative(x), n),
    inRaw: whiten.mmul(standard.inRaw),
  };
}

function evaluationsOf(
  standard: StandardDictionary,
  { copies }: AnsatzBlock,
  samples: Float64Array,
  sampleLength: number,
): { readonly rows: number; readonly columns: number; readonly data: Float64Array } {
  const rows = (samples.length / sampleLength) * copies.length;
  const data = new Float64Array(rows * standard.size);
  let row = 0;
  for (let at = 0; at < samples.length; at += sampleLength) {
    for (const copy of copies) {
      data.set(standard.evaluate(Float64Array.from(copy, (place) => samples[at + place] ?? NaN)), row);
      row += standard.size;
    }
  }
  return { rows, columns: standard.size, data };
}

/** Of each column; 1 where all are zero. */
function rootMeanSquares({
  rows,
  columns,
  data,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}): Float64Array {
  const squares = new Float64Array(columns);
  data.forEach((value, at) => {
    squares[at % columns] = (squares[at % columns] ?? NaN) + value * value;
  });
  return squares.map((sum) => (sum === 0 ? 1 : Math.sqrt(sum / rows)));
}

/** A matrix [K̃, K] times numbers [K, width]. */
function times(matrix: MlMatrix, numbers: Float64Array, width: number): Float64Array {
  const product = new Float64Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let column = 0; column < matrix.columns; column += 1) {
      const entry = matrix.get(row, column);
      for (let j = 0; j < width; j += 1) {
        product[row * width + j] = (product[row * width + j] ?? NaN) + entry * (numbers[column * width + j] ?? NaN);
      }
    }
  }
  return product;
}
