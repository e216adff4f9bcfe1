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
