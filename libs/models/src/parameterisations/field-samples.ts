import { realDimension, type GeneratorShape } from '@liesweep/sweep';
import type { Oracle } from '../oracle.js';

/** What vector fields are trained against: they cannot be summed into one factor as linear generators are. */
export interface FieldSamples {
  readonly sampleCount: number;
  /** q, the vectors of one sample. */
  readonly vectorCount: number;
  readonly labelCount: number;
  /** x_i, shape [m, q·r]. */
  readonly samples: Float32Array;
  /** ∇φ(x_i)/√m, shape [k, r, m, q]. */
  readonly gradients: Float32Array;
  /**
   * √(n / Σ_i ‖x_i‖²): fields times this have n · mean ‖v‖² / mean ‖x‖² as their squared length, which is ‖𝒲‖² for a linear
   * field on isotropic data.
   */
  readonly scale: number;
}

/** Evaluates the oracle's gradient, in float64, at every sample. @param samples x, row-major [m, q·r] */
export function fieldSamples(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): FieldSamples {
  const { labelCount, vectorCount } = oracle;
  const r = realDimension(shape);
  const sampleLength = vectorCount * r;
  const sampleCount = samples.length / sampleLength;
  const gradients = new Float32Array(labelCount * r * sampleCount * vectorCount);
  for (let sample = 0; sample < sampleCount; sample += 1) {
    oracle.gradient(samples.subarray(sample * sampleLength, (sample + 1) * sampleLength)).forEach((gradient, label) => {
      gradient.forEach((slope, at) => {
        const [vector, entry] = [Math.floor(at / r), at % r];
        gradients[((label * r + entry) * sampleCount + sample) * vectorCount + vector] = slope / Math.sqrt(sampleCount);
      });
    });
  }
  return {
    sampleCount,
    vectorCount,
    labelCount,
    samples: Float32Array.from(samples),
    gradients,
    scale: fieldScale(samples, shape),
  };
}

/** √(n / Σ_i ‖x_i‖²) over all vectors of all samples. */
export function fieldScale(samples: Float64Array, { dimension }: GeneratorShape): number {
  return Math.sqrt(dimension / samples.reduce((total, x) => total + x * x, 0));
}
