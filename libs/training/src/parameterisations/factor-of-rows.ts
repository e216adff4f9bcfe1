import type { Matrix } from '@liesweep/lie';
import { factorLinearRows } from '@liesweep/models';
import type { TrainingData } from './define-training.js';

/** R of matrices on these data: as it is given, or of the rows of every sample. */
export function factorOfRows({ factor, oracle, samples, shape }: TrainingData): Matrix {
  return factor ?? factorLinearRows(oracle, samples, shape);
}
