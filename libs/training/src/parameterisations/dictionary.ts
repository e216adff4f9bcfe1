import { dictionaryOf } from '@liesweep/fields';
import type { ParameterisationSpec } from '@liesweep/sweep';
import type { TrainingDefinition } from './define-training.js';
import { fieldCoefficients } from './field-coefficients.js';

/** Fields in a dictionary of functions. */
export const dictionary: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'dictionary' }>> = {
  kind: 'dictionary',
  system: (_, data) => fieldCoefficients(data),
  fieldForm: ({ rows, degree }, features) => ({ rows, dictionary: dictionaryOf({ features, degree }) }),
};
