import { concat, matMul, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { realDimension, type FileDataset, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import type { LearnedFit } from './learned/learned-fit.js';
import { learnedOracle } from './learned/learned-oracle.js';
import type { Oracle } from './oracle.js';
import { complexCubic, cubic } from './oracles/cubic.js';
import { determinant } from './oracles/determinant.js';
import { gradientsAtRows } from './oracles/gradients-at-rows.js';
import { l1 } from './oracles/l1.js';
import { norm } from './oracles/norm.js';
import { polynomial } from './oracles/polynomial.js';
import { diagonal, quadratic } from './oracles/quadratic.js';
import { squaredNorm } from './oracles/squared-norm.js';
import { threeForm } from './oracles/three-form.js';
import { adjointVacuum, fundamentalVacuum } from './oracles/vacuum.js';

/**
 * The oracle that a specification names, on n real or complex features.
 *
 * @param fit of `learnOracle`, for a learned one
 * @param file with the gradients, for one that is given by them
 * @throws RangeError for a learned oracle without its fit, or gradients without their file
 */
export function makeOracle(spec: OracleSpec, shape: GeneratorShape, fit?: LearnedFit, file?: FileDataset): Oracle {
  switch (spec.kind) {
    case 'norm':
      return norm(realDimension(shape));
    case 'squared-norm':
      return squaredNorm(realDimension(shape));
    case 'quadratic':
      return quadratic(realQuadratic('matrix' in spec ? spec.matrix : diagonal(spec.signature), shape));
    case 'polynomial':
      return polynomial(spec.terms, shape.dimension);
    case 'l1':
      return l1(shape.dimension);
    case 'determinant':
      return determinant(shape.dimension);
    case 'three-form':
      return threeForm();
    case 'cubic':
      return shape.field === 'complex' ? complexCubic() : cubic(spec.form);
    case 'learned':
      if (fit === undefined) throw new RangeError('expected a fit of the learned oracle, got none');
      return learnedOracle(fit);
    case 'gradients':
      if (file?.gradients === undefined) throw new RangeError('expected the gradients of the oracle, got none');
      return gradientsAtRows(file, file.gradients);
    case 'vacuum':
      return 'adjoint' in spec ? adjointVacuum(spec.adjoint) : fundamentalVacuum(spec.fundamental);
  }
}

/** x†Ax on complex features is xᵀAx of the real parts plus that of the imaginary parts. */
function realQuadratic(
  matrix: readonly (readonly number[])[],
  { field }: GeneratorShape,
): readonly (readonly number[])[] {
  if (field === 'real') return matrix;
  const zeros = matrix.map(() => 0);
  return [...matrix.map((row) => [...row, ...zeros]), ...matrix.map((row) => [...zeros, ...row])];
}

/**
 * Several oracles as one, to be kept at once: their labels stand side by side. An oracle of fewer vectors takes the first
 * ones of the sample.
 */
export function combineOracles(oracles: readonly Oracle[], shape: GeneratorShape): Oracle {
  const [first] = oracles;
  if (oracles.length === 1 && first !== undefined) return first;
  const vectorCount = Math.max(...oracles.map((oracle) => oracle.vectorCount));
  const sampleLength = vectorCount * realDimension(shape);
  const lengthOf = (oracle: Oracle): number => oracle.vectorCount * realDimension(shape);
  const evaluations = oracles.flatMap((oracle) =>
    oracle.evaluate === undefined ? [] : [{ length: lengthOf(oracle), evaluate: oracle.evaluate }],
  );
  const precisions = oracles.flatMap(({ gradientPrecision }) => gradientPrecision ?? []);
  return {
    labelCount: oracles.reduce((total, { labelCount }) => total + labelCount, 0),
    vectorCount,
    ...(precisions.length === 0 ? {} : { gradientPrecision: Math.max(...precisions) }),
    ...(evaluations.length < oracles.length
      ? {}
      : {
          evaluate: (x: Tensor2D) =>
            concat<Tensor2D>(
              evaluations.map(({ length, evaluate }) => evaluate(firstColumns(x, length, sampleLength))),
              1,
            ),
        }),
    gradient: (x) =>
      oracles.flatMap((oracle) =>
        oracle.gradient(x.subarray(0, lengthOf(oracle))).map((gradient) => {
          const padded = new Float64Array(sampleLength);
          padded.set(gradient);
          return padded;
        }),
      ),
  };
}

/** The first columns, as a product with unit vectors: slicing would tie a traced gradient to the number of rows. */
function firstColumns(x: Tensor2D, length: number, sampleLength: number): Tensor2D {
  if (length === sampleLength) return x;
  return matMul(
    x,
    tensor2d(
      Array.from({ length: sampleLength }, (_, row) =>
        Array.from({ length }, (__, column) => (row === column ? 1 : 0)),
      ),
    ),
  );
}
