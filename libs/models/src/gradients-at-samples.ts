import type { RowBlocks } from '@liesweep/sweep';
import type { Oracle } from './oracle.js';

/** ∇φ at samples. @param samples x, row-major [m, length] @returns row-major [m, k, length] */
export function gradientsAtSamples(oracle: Oracle, samples: Float64Array, length: number): Float64Array {
  const gradients = new Float64Array(samples.length * oracle.labelCount);
  for (let first = 0; first < samples.length; first += length) {
    oracle.gradient(samples.subarray(first, first + length)).forEach((gradient, label) => {
      gradients.set(gradient, first * oracle.labelCount + label * length);
    });
  }
  return gradients;
}

/** The same block by block, evaluated whenever it is read. @param samples of `length` numbers */
export function gradientBlocks(oracle: Oracle, samples: RowBlocks): RowBlocks {
  return {
    ...{ rowCount: samples.rowCount, width: samples.width * oracle.labelCount },
    *blocks() {
      for (const block of samples.blocks()) yield gradientsAtSamples(oracle, block, samples.width);
    },
  };
}
