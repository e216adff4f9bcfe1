import type { ParameterisationSpec } from '@liesweep/sweep';
import type { JudgingDefinition } from './define-judging.js';
import { prepareFields } from './prepare-fields.js';

/** Fields in a dictionary of functions. */
export const dictionary: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'dictionary' }>> = {
  kind: 'dictionary',
  prepare: prepareFields,
};
