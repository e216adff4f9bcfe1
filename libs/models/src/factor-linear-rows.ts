import { factorRows, largestModulus, scale, transpose, triangleFold, type Matrix } from '@liesweep/lie';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { linearRows } from './linear-rows.js';
import type { Oracle } from './oracle.js';

/** Samples whose rows are held together. */
const BLOCK_SAMPLES = 1024;

/**
 * `factorRows` of the rows of linear generators (`linearRows`), a block of samples at a time.
 *
 * @param samples x, row-major [m, q·r]
 * @returns R with ‖vec(𝒲)ᵀ R‖² = (1/m) Σ_i (r_i · vec 𝒲)²
 */
export function factorLinearRows(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): Matrix {
  const sampleCount = samples.length / (oracle.vectorCount * realDimension(shape));
  const p = parameterCount(shape);
  if (sampleCount * oracle.labelCount < p) return factorRows(linearRows(oracle, samples, shape), sampleCount);
  let largest = 0;
  for (const { data } of linearRowBlocks(oracle, samples, shape)) largest = largestModulus(data, largest);
  const fold = triangleFold(p, largest);
  for (const { data } of linearRowBlocks(oracle, samples, shape)) fold.add(data);
  return scale(transpose(fold.triangle()), 1 / Math.sqrt(sampleCount));
}

/** The rows of linear generators, a block of samples at a time. */
export function* linearRowBlocks(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): Generator<Matrix> {
  const size = BLOCK_SAMPLES * oracle.vectorCount * realDimension(shape);
  for (let at = 0; at < samples.length; at += size) {
    yield linearRows(oracle, samples.subarray(at, at + size), shape);
  }
}
