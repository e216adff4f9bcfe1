import { finiteFieldInvariance, finiteInvariance } from '@liesweep/losses';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { finiteConstants, requireFinite } from '../parameterisations/finite-form.js';
import { tensorNamed } from '../tensor-named.js';
import type { InvarianceTraining } from './define-invariance.js';

/** (φ(x + ε𝒲x) − φ(x))/ε at every sample. */
export const finite: InvarianceTraining<'finite'> = {
  form: 'finite',
  ofMatrices: {
    constants: (form) => finiteConstants(form.finite),
    loss: ({ generators }, form, constants, { epsilon }) =>
      finiteInvariance(
        generators,
        form.shape,
        tensorNamed(constants, 'samples') as Tensor2D,
        requireFinite(form.finite).evaluate,
        epsilon,
      ),
  },
  ofFields: {
    constants: (_, form) => {
      requireFinite(form);
      return {}; // the samples are constants of every field
    },
    loss: ({ values, generatorCount }, form, constants, { epsilon }) =>
      finiteFieldInvariance(
        values,
        generatorCount,
        tensorNamed(constants, 'samples') as Tensor2D,
        requireFinite(form).evaluate,
        epsilon,
      ),
  },
};
