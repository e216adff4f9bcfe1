import { factorRows, type Matrix } from '@liesweep/lie';
import { linearRows } from '@liesweep/models';
import { realDimension } from '@liesweep/sweep';
import type { TrainingData } from './define-training.js';

/** R of matrices on these data: as it is given, or of the rows of every sample. */
export function factorOfRows({ factor, oracle, samples, shape }: TrainingData): Matrix {
  const sampleCount = samples.length / (oracle.vectorCount * realDimension(shape));
  return factor ?? factorRows(linearRows(oracle, samples, shape), sampleCount);
}
