import { dictionaryOf } from '@liesweep/fields';
import { matrixOf, multiply, precondition, type Matrix, type Preconditioner } from '@liesweep/lie';
import type { ParameterisationSpec } from '@liesweep/sweep';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { StackSystem } from '../stack.js';
import { tensorNamed } from '../tensor-named.js';
import type { TrainingData, TrainingDefinition } from './define-training.js';
import { factorOfRows } from './factor-of-rows.js';
import { fieldCoefficients } from './field-coefficients.js';
import { finiteForm } from './finite-form.js';
import { fromCoordinates } from './from-coordinates.js';
import { matrixParameters } from './matrix-parameters.js';
import { matrixSystem } from './matrix-system.js';
import { rounded } from './rounded.js';
import { startCoordinates } from './start-coordinates.js';

/** Its decomposition costs p³: 6 s for 729 parameters, and a minute, in which a slot would be taken for dead, for twice as many. */
const MOST_PRECONDITIONED = 1000;

/** Matrices 𝒲, trained in coordinates w in which the rows of the oracle are alike; as fields where they are given as such. */
export const linear: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'linear' }>> = {
  kind: 'linear',
  system: (_, data) => {
    if (data.fields !== undefined) return fieldCoefficients(data);
    const factor = factorOfRows(data);
    const isPlain = data.coordinates === 'plain' || factor.rows > MOST_PRECONDITIONED;
    return isPlain ? plainSystem(data, factor) : preconditionedSystem(data, precondition(factor));
  },
  fieldForm: (_, features) => ({
    rows: 'flattened',
    dictionary: dictionaryOf({ features, degree: 1, lowestDegree: 1 }),
  }),
};

/** Trains vec 𝒲 itself. */
function plainSystem(data: TrainingData, factor: Matrix): StackSystem {
  const { shape } = data;
  return matrixSystem({
    ...{ shape, parameters: matrixParameters(1, shape), hasAngles: true },
    ...{ factor, factorOf: 'entries', finite: finiteForm(data) },
    compose: (parameters) => parameters,
    generatorsOf: (parameters) => Float64Array.from(parameters),
  });
}

/** Trains w, with 𝒲 = T w. */
export function preconditionedSystem(data: TrainingData, preconditioner: Preconditioner): StackSystem {
  const { shape } = data;
  const { transform, factor } = preconditioner;
  const p = transform.rows;
  return matrixSystem({
    ...{ shape, parameters: matrixParameters(1, shape), hasAngles: true },
    ...{ factor, factorOf: 'parameters', finite: finiteForm(data) },
    composeConstants: { transform: rounded(transform) },
    compose: (parameters, constants) => fromCoordinates(parameters, tensorNamed(constants, 'transform') as Tensor2D),
    startOf: (drawn) => startCoordinates(drawn, preconditioner),
    // In float64: rounded to float32 first, the product 𝒲·R of the largest singular value σ would be off by 6e-8 σ.
    generatorsOf: (parameters) => multiply(matrixOf(parameters.length / p, p, parameters), transform).data, // wᵀT = (T w)ᵀ: T is symmetric
  });
}
