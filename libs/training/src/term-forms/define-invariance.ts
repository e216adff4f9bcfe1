import type { FieldSamples } from '@liesweep/models';
import type { TrainingSpec } from '@liesweep/sweep';
import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import type { HostState } from '../host-state.js';
import type { NamedTensors } from '../loop.js';
import type { FiniteForm } from '../parameterisations/finite-form.js';
import type { MatrixForm } from '../parameterisations/matrix-system.js';

/** What the invariance of generators that are a linear space takes: one factor of all rows, or φ where there is a finite form. */
export type FactoredForm = Pick<MatrixForm, 'shape' | 'factor' | 'factorOf' | 'finite'>;

/** Matrices in a step. */
export interface SteppedMatrices {
  /** vec 𝒲, shape [B, N_g, p]. */
  readonly generators: Tensor3D;
  /** What they were made of, shape [B, N_g, P]. */
  readonly parameters: Tensor3D;
}

/** Fields in a step. */
export interface SteppedFields {
  /** v_a(x_i), shape [B·N_g, r, points]. */
  readonly values: Tensor3D;
  readonly generatorCount: number;
}

/** One form of the invariance term, for generators of either sort: the constants of a step, and the term of each trial. */
export interface InvarianceTraining<Form extends string> {
  readonly form: Form;
  readonly ofMatrices: {
    constants(form: FactoredForm): HostState;
    loss(matrices: SteppedMatrices, form: FactoredForm, constants: NamedTensors, training: TrainingSpec): Tensor1D;
  };
  readonly ofFields: {
    constants(field: FieldSamples, finite: FiniteForm | undefined): HostState;
    loss(
      fields: SteppedFields,
      finite: FiniteForm | undefined,
      constants: NamedTensors,
      training: TrainingSpec,
    ): Tensor1D;
  };
}
