import type { ParameterisationSpec } from '@liesweep/sweep';
import { trainingOf } from '@liesweep/training';
import type { JudgingDefinition } from './define-judging.js';
import { prepareMatrices } from './prepare-matrices.js';

/** Matrices, as they are. */
export const linear: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'linear' }>> = {
  kind: 'linear',
  prepare: (spec, data) => prepareMatrices(data, (training) => trainingOf(spec).system(spec, training)),
};
