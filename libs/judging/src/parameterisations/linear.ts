import { hasCoefficients, type ParameterisationSpec } from '@liesweep/sweep';
import { trainingOf } from '@liesweep/training';
import type { JudgingDefinition } from './define-judging.js';
import { prepareFields } from './prepare-fields.js';
import { prepareMatrices } from './prepare-matrices.js';

/** Matrices, as they are; as fields of degree 1 where labels move, or particles by fields of their own. */
export const linear: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'linear' }>> = {
  kind: 'linear',
  prepare: (spec, data) =>
    hasCoefficients(data.spec.system)
      ? prepareFields(spec, data)
      : prepareMatrices(data, (training) => trainingOf(spec).system(spec, training)),
};
