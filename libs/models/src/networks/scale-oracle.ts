import { mul } from '@tensorflow/tfjs-core';
import type { GeneratorShape } from '@liesweep/sweep';
import { linearRowBlocks } from '../factor-linear-rows.js';
import type { Oracle } from '../oracle.js';

/**
 * What a learned oracle is multiplied by, so that the entries of its rows ∇φ ⊗ x have mean square 1 over the samples: then
 * its invariance loss stands beside the other losses as that of a postulated oracle does, whatever the units of the labels.
 *
 * @param samples x, row-major [m, r]
 * @returns > 0; 1 where φ is constant
 */
export function unitFactor(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): number {
  let [total, count] = [0, 0];
  for (const { data } of linearRowBlocks(oracle, samples, shape)) {
    total = data.reduce((sum, entry) => sum + entry * entry, total);
    count += data.length;
  }
  const meanSquare = total / count;
  return meanSquare === 0 ? 1 : 1 / Math.sqrt(meanSquare);
}

/** An oracle times a number. */
export function scaleOracle(oracle: Oracle, factor: number): Oracle {
  const { evaluate, value } = oracle;
  return {
    labelCount: oracle.labelCount,
    vectorCount: oracle.vectorCount,
    ...(evaluate === undefined ? {} : { evaluate: (x) => mul(evaluate(x), factor) }),
    ...(value === undefined ? {} : { value: (x: Float64Array) => value(x).map((label) => label * factor) }),
    gradient: (x) => oracle.gradient(x).map((gradient) => gradient.map((slope) => slope * factor)),
  };
}
