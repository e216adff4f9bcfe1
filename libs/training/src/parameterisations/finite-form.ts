import { realDimension } from '@liesweep/sweep';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { HostState } from '../host-state.js';
import type { TrainingData } from './define-training.js';

/** What the finite form of the invariance term takes: the samples, row-major [m, q·r], and φ. */
export interface FiniteForm {
  readonly samples: Float32Array;
  readonly sampleCount: number;
  readonly evaluate: (x: Tensor2D) => Tensor2D;
}

/** The finite form on these data; undefined where the oracle has none. */
export function finiteForm({
  oracle: { evaluate, vectorCount },
  samples,
  shape,
}: Pick<TrainingData, 'oracle' | 'samples' | 'shape'>): FiniteForm | undefined {
  if (evaluate === undefined) return undefined;
  const sampleCount = samples.length / (vectorCount * realDimension(shape));
  return { samples: Float32Array.from(samples), sampleCount, evaluate };
}

/** The finite form that a training asks for. @throws TypeError when the oracle has none */
export function requireFinite(finite: FiniteForm | undefined): FiniteForm {
  if (finite === undefined) throw new TypeError('the oracle has no finite form');
  return finite;
}

/** The samples as a constant of the step, shape [m, q·r]. @throws TypeError when the oracle has no finite form */
export function finiteConstants(finite: FiniteForm | undefined): HostState {
  const { samples, sampleCount } = requireFinite(finite);
  return { samples: { shape: [sampleCount, samples.length / sampleCount], data: samples } };
}
