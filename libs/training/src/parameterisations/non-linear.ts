import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import { fieldClosure, normalization, orthogonality } from '@liesweep/losses';
import {
  evaluateFieldStack,
  fieldLayers,
  fieldNetwork,
  fieldParameterCount,
  fieldSamples,
  type FieldNetwork,
  type FieldSamples,
} from '@liesweep/models';
import { realDimension, type Activation, type LossTerm, type ParameterisationSpec } from '@liesweep/sweep';
import { mul, reshape, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import type { GeneratorParameters } from '../generator-parameters.js';
import type { HostState } from '../host-state.js';
import type { StepLayout } from '../step-layout.js';
import { tensorNamed } from '../tensor-named.js';
import type { TermLosses } from '../term-losses.js';
import type { TrainingDefinition } from './define-training.js';
import { invarianceOf } from '../term-forms/index.js';
import { finiteForm, type FiniteForm } from './finite-form.js';

/** What keeps the size of a signal from layer to layer: weights of variance gain/inputs (Glorot; He, for relu). */
const HIDDEN_GAIN: Readonly<Record<Activation, number>> = { tanh: 1, softplus: 1, relu: 2 };

/** Networks x → v(x), trained at the samples. */
export const nonLinear: TrainingDefinition<Extract<ParameterisationSpec, { kind: 'non-linear' }>> = {
  kind: 'non-linear',
  system: (spec, data) => {
    const { shape, oracle, samples } = data;
    const network = fieldNetwork(realDimension(shape), spec);
    const [field, finite] = [fieldSamples(oracle, samples, shape), finiteForm(data)];
    return {
      ...{ shape, parameters: networkParameters(network), hasAngles: false },
      constants: ({ invariance }) => ({
        ...fieldConstants(field),
        ...invarianceOf(invariance).ofFields.constants(field, finite),
      }),
      termLosses: (layout) => fieldLosses(layout, network, finite),
      generatorsOf: (parameters) => Float64Array.from(parameters),
    };
  },
};

/** The layers of a network (`fieldLayers`), from which its mean square is near that of a matrix; biases start at 0, so that the field starts simple. */
function networkParameters(network: FieldNetwork): GeneratorParameters {
  const count = fieldParameterCount(network);
  const spreads = new Float64Array(count);
  const layers = fieldLayers(network);
  layers.forEach(({ inputs, outputs, weightsAt, biasesAt }, index) => {
    const variance =
      index === layers.length - 1
        ? GENERATOR_NORM_SQUARED / (inputs * outputs)
        : HIDDEN_GAIN[network.activation] / inputs;
    spreads.fill(Math.sqrt(variance), weightsAt, biasesAt);
  });
  return { count, means: new Float64Array(count), spreads };
}

/** The samples, whatever the form of the invariance. */
function fieldConstants({ samples, sampleCount, vectorCount, scale }: FieldSamples): HostState {
  const r = samples.length / (sampleCount * vectorCount);
  return {
    samples: { shape: [sampleCount, vectorCount * r], data: samples },
    fieldScale: { shape: [], data: Float32Array.of(scale) },
  };
}

/**
 * Normalization and orthogonality take the scaled values of a field at the samples where a matrix has its entries: their
 * inner product is n · mean v_a·v_b / mean ‖x‖², for linear fields on isotropic data that of the matrices.
 */
function fieldLosses(
  { shape, generatorCount, training, ...layout }: StepLayout,
  network: FieldNetwork,
  finite: FiniteForm | undefined,
): TermLosses {
  const r = realDimension(shape);
  const invariance = invarianceOf(training.invariance).ofFields;
  return (parameters, structureConstants, constants) => {
    const samples = tensorNamed(constants, 'samples') as Tensor2D; // [m, q·r]
    const points: Tensor2D = reshape(samples, [-1, r]); // [m·q, r]
    const scale = tensorNamed(constants, 'fieldScale');
    const stack = evaluateFieldStack(parameters, network, points);
    const numbers = r * points.shape[0];
    const fields: Tensor3D = mul(reshape(stack.values, [-1, generatorCount, numbers]), scale); // [B, N_g, r·m·q]
    const values: Partial<Record<LossTerm, Tensor1D>> = {
      invariance: invariance.loss({ values: stack.values, generatorCount }, finite, constants, training),
      normalization: normalization(fields, tensorNamed(constants, 'mask') as Tensor2D),
    };
    if (generatorCount > 1) values.orthogonality = orthogonality(fields);
    if (layout.closure && generatorCount > 1) {
      const brackets: Tensor3D = mul(reshape(stack.brackets(), [-1, generatorCount * generatorCount, numbers]), scale);
      values.closure = fieldClosure(fields, brackets, structureConstants);
    }
    return values;
  };
}
