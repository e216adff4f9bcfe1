import { matMul, tensor2d } from '@tensorflow/tfjs-core';
import type { FileDataset, GeneratorShape, ScaleSpec } from '@liesweep/sweep';
import { scaleOracle, unitFactor } from '../networks/scale-oracle.js';
import type { Oracle } from '../oracle.js';
import { followingRows } from './following-rows.js';

/**
 * A postulated oracle is a formula of the features as they are in the file, and training sees scaled ones, x' = S⁻¹x: it
 * becomes φ'(x') = f φ(S x'). Its symmetries are 𝒲' = S⁻¹𝒲S for those 𝒲 of φ. Where features are scaled, f gives its
 * rows unit mean square, so that its loss does not depend on the unit of the features; otherwise f = 1.
 */
export function onFileFeatures(oracle: Oracle, file: FileDataset, scale: ScaleSpec, shape: GeneratorShape): Oracle {
  if (scale === 'none') return oracle;
  const { labelCount, vectorCount, evaluate } = oracle;
  const factors = Float64Array.from({ length: file.scale.length * vectorCount }, (_, at) => {
    return file.scale[at % file.scale.length] ?? Number.NaN;
  });
  const times = (x: Float64Array): Float64Array => x.map((entry, at) => entry * (factors[at] ?? Number.NaN));
  // A product with a matrix: broadcasting would tie a traced gradient to the number of rows.
  const diagonal = Array.from(factors, (factor, row) =>
    Array.from(factors, (_, column) => (row === column ? factor : 0)),
  );
  const inFileUnits: Oracle = {
    ...{ labelCount, vectorCount },
    ...(evaluate === undefined ? {} : { evaluate: (x) => evaluate(matMul(x, tensor2d(diagonal))) }),
    gradient: (x) => oracle.gradient(times(x)).map((gradient) => times(gradient)),
  };
  const samples = followingRows(file.samples, file.vectorLength, vectorCount);
  return scaleOracle(inFileUnits, unitFactor(inFileUnits, samples, shape));
}
