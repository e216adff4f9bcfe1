import { factorRows, matrixOf, type Matrix } from '@liesweep/lie';
import { linearRows } from '@liesweep/models';
import type { TrainingDefinition } from '@liesweep/training';
import { matrixSystem } from '@liesweep/training/testing';
import { pad } from '@tensorflow/tfjs-core';
import { liftFeatures, type Lifted } from './lift-features.js';

/** Trains the n rows [𝒲, b] of the matrices that affine fields are on lifted features; their last row is zero. */
export const affineTraining: TrainingDefinition<{ readonly kind: 'affine' }> = {
  kind: 'affine',
  system: (_, { shape: { dimension: n, field }, oracle, samples }) => {
    const lifted = liftFeatures(oracle, samples, { dimension: n, field });
    const count = n * (n + 1);
    return matrixSystem({
      shape: lifted.shape,
      parameters: {
        count,
        means: new Float64Array(count),
        spreads: new Float64Array(count).fill(Math.sqrt(2 / count)),
      },
      ...{ hasAngles: true, factor: affineFactor(lifted), factorOf: 'parameters', finite: undefined },
      compose: (parameters) =>
        pad(parameters, [
          [0, 0],
          [0, 0],
          [0, n + 1],
        ]),
      generatorsOf: (parameters) => {
        const matrices = new Float64Array((parameters.length / count) * (n + 1) ** 2);
        for (let a = 0; a * count < parameters.length; a += 1)
          matrices.set(parameters.subarray(a * count, (a + 1) * count), a * (n + 1) ** 2);
        return matrices;
      },
    });
  },
};

/** R of the first n rows of the matrices: shape [n (n + 1), r]. */
export function affineFactor({ shape, oracle, samples }: Lifted): Matrix {
  const rows = linearRows(oracle, samples, shape);
  const count = (shape.dimension - 1) * shape.dimension;
  const data = rows.data.filter((__, at) => at % rows.columns < count);
  return factorRows(matrixOf(rows.rows, count, data), samples.length / (shape.dimension * oracle.vectorCount));
}
