import { matrixOf, type Matrix } from '@liesweep/lie';
import { gradientsAtSamples, type Oracle } from '@liesweep/models';
import { realDimension, type GeneratorShape } from '@liesweep/sweep';

/** ∇φ at samples that training never sees. */
export interface HeldOutGradients {
  readonly sampleCount: number;
  /** Shape [m·k, q·r]. */
  readonly gradients: Matrix;
}

/** Evaluates the gradients of every label. @param samples row-major [m, q·r] */
export function heldOutGradients(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): HeldOutGradients {
  const sampleLength = oracle.vectorCount * realDimension(shape);
  const sampleCount = samples.length / sampleLength;
  const gradients = gradientsAtSamples(oracle, samples, sampleLength);
  return { sampleCount, gradients: matrixOf(sampleCount * oracle.labelCount, sampleLength, gradients) };
}
