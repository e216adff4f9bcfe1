import { parameterisationOf, type SystemSpec } from '@liesweep/sweep';
import type { FieldAnsatz, ParticleCopies } from '@liesweep/verdict';

/** Which fields measured labels are judged over. */
export interface MeasuredFields {
  readonly ansatz: FieldAnsatz;
  readonly particles: ParticleCopies;
}

/** Why no measured label is judged over the fields of a system. */
export interface UnmeasuredFields {
  /** A word for programs. */
  readonly refusal: string;
  /** What is missing, and what to do. */
  readonly reason: string;
}

/** Matrices on a sample that is one vector. */
export const MEASURED_MATRICES: MeasuredFields = { ansatz: 'linear', particles: { count: 1, tied: true } };

/** The fields of a system as far as measured labels have a bound over them, or why they have none. */
export function measuredFields({
  parameterisation,
  particles,
  labelAction,
}: Pick<SystemSpec, 'parameterisation' | 'particles' | 'labelAction'>): MeasuredFields | UnmeasuredFields {
  if (labelAction !== undefined) {
    return {
      refusal: 'label-action',
      reason: `Measured labels that move have no bound (labelAction: ${labelAction.kind}): what certifies is an oracle of kind expression, or labels that keep their values.`,
    };
  }
  const { count, tied } = particles ?? MEASURED_MATRICES.particles;
  const known = { particles: { count, tied } };
  if (parameterisationOf(parameterisation).generators !== 'coefficients') return { ...known, ansatz: 'linear' };
  if (!('degree' in parameterisation)) return { ...known, ansatz: 'affine' };
  const { degree, functions } = parameterisation;
  if (functions.length === 0 && (degree === 1 || degree === 2)) {
    return { ...known, ansatz: degree === 1 ? 'affine' : 'quadratic' };
  }
  return {
    refusal: 'dictionary',
    reason:
      'Measured labels have a bound over affine fields and over the dictionary of degree 2 without named functions: take one of these, or an oracle of kind expression.',
  };
}
