import type { Matrix } from '@liesweep/lie';
import { parameterCount, type TrainingSpec } from '@liesweep/sweep';
import type { HostState, HostTensor } from './host-state.js';
import { preconditionerOf } from './preconditioner-of.js';
import type { StackSystem } from './stack.js';

/**
 * The constants of a step that all trials share: the factor R, or the samples, and for vector fields the gradients there.
 * In preconditioned coordinates T, and F for R: the product is of float64, since T w rounded to float32 times R would not vanish.
 */
export function systemConstants(system: StackSystem, { invariance }: Pick<TrainingSpec, 'invariance'>): HostState {
  const { shape, parameterisation, factor, field, finite } = system;
  const isFinite = invariance === 'finite';
  if (parameterisation.kind === 'non-linear') {
    if (field === undefined)
      throw new TypeError('non-linear generators are trained at samples, and the system has none');
    const { samples, sampleCount, vectorCount, labelCount, gradients, scale } = field;
    const r = samples.length / (sampleCount * vectorCount);
    return {
      samples: { shape: [sampleCount, vectorCount * r], values: samples },
      fieldScale: { shape: [], values: Float32Array.of(scale) },
      ...(isFinite ? {} : { gradients: { shape: [labelCount, r, sampleCount, vectorCount], values: gradients } }),
    };
  }
  const preconditioner = preconditionerOf(system);
  const transform: HostState = preconditioner === undefined ? {} : { transform: rounded(preconditioner.transform) };
  if (!isFinite) {
    if (preconditioner !== undefined) return { ...transform, factor: rounded(preconditioner.factor) };
    if (factor === undefined)
      throw new TypeError('linear generators are trained against a factor, and the system has none');
    return { factor: { shape: [parameterCount(shape), factor.columns], values: factor.values } };
  }
  const { samples, sampleCount } = requireFinite(finite);
  return { ...transform, samples: { shape: [sampleCount, samples.length / sampleCount], values: samples } };
}

function rounded({ rows, columns, data }: Matrix): HostTensor {
  return { shape: [rows, columns], values: new Float32Array(data) };
}

/** The finite form of a system. @throws TypeError when its oracle has none */
export function requireFinite(finite: StackSystem['finite']): NonNullable<StackSystem['finite']> {
  if (finite === undefined) throw new TypeError('the oracle has no finite form');
  return finite;
}
