import { matrixOf, type Matrix } from '@liesweep/lie';
import { fieldScale, linearRows, type Oracle } from '@liesweep/models';
import { realDimension, type GeneratorShape, type ParameterisationSpec } from '@liesweep/sweep';

/** Samples that training never sees, as the referee takes them. */
export type HeldOut = { readonly sampleCount: number } & (HeldOutRows | HeldOutPoints);

/** For generators that are matrices: rows over their real form. */
export interface HeldOutRows {
  readonly kind: 'rows';
  readonly rows: Matrix;
}

/** For generators that are vector fields: points to evaluate them at. */
export interface HeldOutPoints {
  readonly kind: 'points';
  /** x, row-major [m·q, r]. */
  readonly points: Float64Array;
  /** ∇φ, shape [m·k, q·r]. */
  readonly gradients: Matrix;
  /** See `FieldSamples`. */
  readonly scale: number;
}

/** Prepares held-out samples for the referee. @param samples x, row-major [m, q·r] */
export function prepareHeldOut(
  oracle: Oracle,
  samples: Float64Array,
  shape: GeneratorShape,
  { kind }: ParameterisationSpec,
): HeldOut {
  const sampleLength = oracle.vectorCount * realDimension(shape);
  const sampleCount = samples.length / sampleLength;
  if (kind !== 'non-linear') {
    const rows = linearRows(oracle, samples, { dimension: realDimension(shape), field: 'real' });
    return { kind: 'rows', sampleCount, rows };
  }
  const gradients = matrixOf(sampleCount * oracle.labelCount, sampleLength);
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const x = samples.subarray(sample * sampleLength, (sample + 1) * sampleLength);
    oracle.gradient(x).forEach((gradient, label) => {
      gradients.data.set(gradient, (sample * oracle.labelCount + label) * sampleLength);
    });
  }
  return { kind: 'points', sampleCount, points: samples, gradients, scale: fieldScale(samples, shape) };
}
