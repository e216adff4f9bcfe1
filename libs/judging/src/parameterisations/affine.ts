import type { ParameterisationSpec } from '@liesweep/sweep';
import type { JudgingDefinition } from './define-judging.js';
import { prepareFields } from './prepare-fields.js';

/** Fields 𝒲x + b. */
export const affine: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'affine' }>> = {
  kind: 'affine',
  prepare: prepareFields,
};
