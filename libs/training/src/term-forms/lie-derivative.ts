import { fieldInvariance, lieDerivativeInvariance } from '@liesweep/losses';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { rounded } from '../parameterisations/rounded.js';
import { tensorNamed } from '../tensor-named.js';
import type { InvarianceTraining } from './define-invariance.js';

/** ∇φ·𝒲x: of matrices against one factor of all rows, of fields at every sample. */
export const lieDerivative: InvarianceTraining<'lie-derivative'> = {
  form: 'lie-derivative',
  ofMatrices: {
    constants: ({ factor }) => ({ factor: rounded(factor) }),
    loss: ({ generators, parameters }, { factorOf }, constants) =>
      lieDerivativeInvariance(
        factorOf === 'parameters' ? parameters : generators,
        tensorNamed(constants, 'factor') as Tensor2D,
      ),
  },
  ofFields: {
    // Fields cannot be summed into one factor as matrices are.
    constants: ({ samples, sampleCount, vectorCount, labelCount, gradients }) => ({
      gradients: {
        shape: [labelCount, samples.length / (sampleCount * vectorCount), sampleCount, vectorCount],
        data: gradients,
      },
    }),
    loss: ({ values, generatorCount }, _, constants) =>
      fieldInvariance(values, tensorNamed(constants, 'gradients') as Tensor4D, generatorCount),
  },
};
