import { matrixOf, type Matrix } from '@liesweep/lie';
import { fieldScale, type Oracle } from '@liesweep/models';
import { realDimension, type GeneratorShape, type ParameterisationSpec } from '@liesweep/sweep';
import { defectForm, inStandardCoordinates, type DefectForm, type StandardCoordinates } from '@liesweep/verdict';

/** Coordinates z = B⁻¹x, in which a system is trained or refereed. */
export type TrainingCoordinates = Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>;

/** Samples that training never sees, as the referee takes them. */
export type HeldOut = { readonly sampleCount: number } & (HeldOutForm | HeldOutPoints);

/** For generators that are matrices: the forms of their relative defect in standard coordinates. */
export interface HeldOutForm {
  readonly kind: 'form';
  readonly form: DefectForm;
  /** From standard coordinates to those of training, and back. */
  readonly standard: TrainingCoordinates;
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

/**
 * Prepares held-out samples for the referee.
 *
 * @param samples in the coordinates of training, row-major [m, q·r]
 * @param standard of the samples that were trained on
 */
export function prepareHeldOut(
  oracle: Oracle,
  samples: Float64Array,
  shape: GeneratorShape,
  { kind }: ParameterisationSpec,
  standard: TrainingCoordinates,
): HeldOut {
  const { vectorCount, labelCount } = oracle;
  const sampleLength = vectorCount * realDimension(shape);
  const sampleCount = samples.length / sampleLength;
  const gradients = matrixOf(sampleCount * labelCount, sampleLength);
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const x = samples.subarray(sample * sampleLength, (sample + 1) * sampleLength);
    oracle.gradient(x).forEach((gradient, label) => {
      gradients.data.set(gradient, (sample * labelCount + label) * sampleLength);
    });
  }
  if (kind === 'non-linear') {
    return { kind: 'points', sampleCount, points: samples, gradients, scale: fieldScale(samples, shape) };
  }
  const sampled = { shape, vectorCount, labelCount, samples, gradients: gradients.data };
  return { kind: 'form', sampleCount, form: defectForm(inStandardCoordinates(sampled, standard)), standard };
}
