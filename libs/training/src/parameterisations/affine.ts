import { dictionaryOf } from '@liesweep/fields';
import type { ParameterisationSpec } from '@liesweep/sweep';
import type { TrainingDefinition } from './define-training.js';
import { fieldCoefficients } from './field-coefficients.js';

/** Fields 𝒲x + b. */
export const affine: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'affine' }>> = {
  kind: 'affine',
  system: (_, data) => fieldCoefficients(data),
  fieldForm: ({ rows }, features) => ({ rows, dictionary: dictionaryOf({ features, degree: 1 }) }),
};
