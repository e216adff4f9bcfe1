import type { ParameterisationSpec } from '@liesweep/sweep';
import { trainingOf } from '@liesweep/training';
import type { JudgingDefinition } from './define-judging.js';
import { prepareMatrices } from './prepare-matrices.js';

/** Products of matrices, judged as the matrices that they are. */
export const deepLinear: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'deep-linear' }>> = {
  kind: 'deep-linear',
  prepare: (spec, data) => prepareMatrices(data, (training) => trainingOf(spec).system(spec, training)),
};
