import { matrixOf, scale, singularValues, type Matrix } from '@liesweep/lie';
import { Matrix as MlMatrix, pseudoInverse } from 'ml-matrix';
import { certifyFields } from './certify-fields.js';
import { derivativeRows, type DerivativeRows } from './derivative-rows.js';
import type { FieldCertificate, FieldProblem, FieldSystem } from './field-problem.js';
import { directionsOfRows, rowsBetween } from './null-space.js';
import { standardFeatures } from './standard-features.js';
import { structureTensor } from './structure-tensor.js';
import { whitenedBlock, type WhitenedBlock } from './whitened-block.js';

/**
 * Makes fields ready: rows, inner product, bracket and certificate, all in whitened coordinates of standard features, so that no
 * unit, origin or mixing of the features changes what is found.
 */
export function fieldSystem(problem: FieldProblem): FieldSystem {
  const { ansatz, samples, heldOut } = problem;
  const { sampleLength } = ansatz;
  const blocks = ansatz.blocks.map((block) =>
    whitenedBlock(block, standardFeatures(block, samples, sampleLength), samples, sampleLength),
  );
  const bracket = structureTensor(blocks, samples, sampleLength);
  const derivatives = rowsOrReason(problem, blocks, samples);
  const heldOutDerivatives = rowsOrReason(problem, blocks, heldOut);
  const p = bracket.inside;
  const rows = 'notFinite' in derivatives ? notKnown(p) : derivatives.factor;
  const toRaw = rawCoefficients(blocks); // [coefficients, P]
  let fromRaw: MlMatrix | undefined;
  const toCoordinates = (coefficients: Float64Array): Float64Array => {
    fromRaw ??= pseudoInverse(toRaw);
    return Float64Array.from(fromRaw.mmul(MlMatrix.columnVector([...coefficients])).to1DArray());
  };
  const heldOutRows = 'notFinite' in heldOutDerivatives ? notKnown(p) : heldOutDerivatives.factor;
  const certificate = certifyFields({ problem, blocks, derivatives, heldOutRows, bracket, toCoordinates });
  return {
    ...{ problem, parameterCount: p, vanishing: certificate.vanishing, rows, bracket, certificate, blocks },
    heldOutRows,
    factor: trainedFactor(problem, rows, certificate),
    toCoefficients: (coordinates) => Float64Array.from(toRaw.mmul(MlMatrix.columnVector([...coordinates])).to1DArray()),
    toCoordinates,
  };
}

/**
 * The singular value of every direction across: so steep that a set keeps the labels before it closes. With 1 or 2 the whole of an
 * algebra was not found where another subalgebra of the ansatz has as many fields: saff(2) in the affine maps of the plane, from
 * none of 16 starts; with 8 from 3, with 20 from 2 to 5.
 */
const STEEPEST = 20;

/**
 * What training takes for R: every direction across the certified space alike, so that a spectrum that falls slowly to its
 * gap stops no training; or the rows as they are, the largest direction 1.
 */
function trainedFactor({ rows: form }: FieldProblem, rows: Matrix, { dimension, basis }: FieldCertificate): Matrix {
  const p = rows.rows;
  if (form === 'plain' || dimension === null) {
    const [largest = NaN] = singularValues(rows);
    return largest > 0 ? scale(rows, STEEPEST / largest) : rows;
  }
  const across = rowsBetween(directionsOfRows(complementOf(basis)).directions, dimension, p);
  const factor = matrixOf(p, Math.max(1, across.rows)); // of zeros where nothing is across
  for (let row = 0; row < across.rows; row += 1) {
    for (let column = 0; column < p; column += 1) {
      factor.data[column * factor.columns + row] = across.data[row * p + column] ?? NaN;
    }
  }
  return scale(factor, STEEPEST);
}

/** 1 − Σ e eᵀ of orthonormal rows e, [P, P]: zero on their span, and 1 across. */
function complementOf({ rows, columns, data }: Matrix): Matrix {
  const complement = matrixOf(columns, columns);
  for (let p = 0; p < columns; p += 1) {
    for (let q = 0; q < columns; q += 1) {
      let entry = p === q ? 1 : 0;
      for (let a = 0; a < rows; a += 1) entry -= (data[a * columns + p] ?? NaN) * (data[a * columns + q] ?? NaN);
      complement.data[p * columns + q] = entry;
    }
  }
  return complement;
}

function rowsOrReason(
  problem: FieldProblem,
  blocks: readonly WhitenedBlock[],
  samples: Float64Array,
): DerivativeRows | { readonly notFinite: string } {
  try {
    return derivativeRows(problem, blocks, samples);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { notFinite: error.message };
  }
}

function notKnown(p: number): Matrix {
  return matrixOf(p, p, new Float64Array(p * p).fill(NaN));
}

/** Raw coefficients c_jl of θ_l ∂_j: C = B c̃ N, block after block. */
function rawCoefficients(blocks: readonly WhitenedBlock[]): MlMatrix {
  const parts = blocks.map(({ size, inRaw, features: { toRaw } }) => {
    const n = toRaw.rows;
    const functions = inRaw.columns;
    const part = new MlMatrix(n * functions, n * size);
    for (let j = 0; j < n; j += 1) {
      for (let l = 0; l < functions; l += 1) {
        for (let i = 0; i < n; i += 1) {
          for (let k = 0; k < size; k += 1)
            part.set(j * functions + l, i * size + k, toRaw.get(j, i) * inRaw.get(k, l));
        }
      }
    }
    return part;
  });
  const all = MlMatrix.zeros(
    parts.reduce((sum, { rows }) => sum + rows, 0),
    parts.reduce((sum, { columns }) => sum + columns, 0),
  );
  let [row, column] = [0, 0];
  for (const part of parts) {
    all.setSubMatrix(part, row, column);
    row += part.rows;
    column += part.columns;
  }
  return all;
}
