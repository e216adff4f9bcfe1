import { dictionaryOf, type NamedFunction } from '@liesweep/fields';
import { dictionaryFunction, type ParameterisationSpec } from '@liesweep/sweep';
import type { TrainingDefinition } from './define-training.js';
import { fieldCoefficients } from './field-coefficients.js';

/** Fields in a dictionary of functions. */
export const dictionary: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'dictionary' }>> = {
  kind: 'dictionary',
  system: (_, data) => fieldCoefficients(data),
  fieldForm: ({ rows, degree, functions }, features) => ({
    rows,
    dictionary: dictionaryOf({ features, degree, functions: functions.map((text) => namedFunction(text, features)) }),
  }),
};

function namedFunction(text: string, features: readonly string[]): NamedFunction {
  const expression = dictionaryFunction(text, features);
  return {
    name: expression.text,
    value: (x) => expression.value(x)[0] ?? Number.NaN,
    gradient: (x) => expression.gradient(x)[0] ?? new Float64Array(features.length).fill(Number.NaN),
  };
}
