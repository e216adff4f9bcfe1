import { parameterCount, type TrainingSpec } from '@liesweep/sweep';
import type { HostState } from './host-state.js';
import type { StackSystem } from './stack.js';

/** The constants of a step that all trials share: the factor R, or the samples, and for vector fields the gradients there. */
export function systemConstants(
  { shape, parameterisation, factor, field, finite }: StackSystem,
  { invariance }: Pick<TrainingSpec, 'invariance'>,
): HostState {
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
  if (!isFinite) {
    if (factor === undefined)
      throw new TypeError('linear generators are trained against a factor, and the system has none');
    return { factor: { shape: [parameterCount(shape), factor.columns], values: factor.values } };
  }
  const { samples, sampleCount } = requireFinite(finite);
  return { samples: { shape: [sampleCount, samples.length / sampleCount], values: samples } };
}

/** The finite form of a system. @throws TypeError when its oracle has none */
export function requireFinite(finite: StackSystem['finite']): NonNullable<StackSystem['finite']> {
  if (finite === undefined) throw new TypeError('the oracle has no finite form');
  return finite;
}
