import { dictionaryOf, namedFunction } from '@liesweep/fields';
import { dictionaryFunction, type ParameterisationSpec } from '@liesweep/sweep';
import type { TrainingDefinition } from './define-training.js';
import { fieldCoefficients } from './field-coefficients.js';

/** Fields in a dictionary of functions. */
export const dictionary: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'dictionary' }>> = {
  kind: 'dictionary',
  system: (_, data) => fieldCoefficients(data),
  fieldForm: ({ rows, degree, functions }, features) => ({
    rows,
    dictionary: dictionaryOf({
      features,
      degree,
      functions: functions.map((text) => namedFunction(dictionaryFunction(text, features))),
    }),
  }),
};
