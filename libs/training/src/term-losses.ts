/** The terms of the loss before their weights, for each way in which the parameters of a stack are generators. */
import {
  fieldClosure,
  fieldInvariance,
  finiteFieldInvariance,
  finiteInvariance,
  learnedClosure,
  lieDerivativeInvariance,
  normalization,
  orthogonality,
  projectedClosure,
  sparsity,
} from '@liesweep/losses';
import { evaluateFieldStack, fieldNetwork } from '@liesweep/models';
import {
  realDimension,
  type GeneratorShape,
  type LossTerm,
  type ParameterisationSpec,
  type TrainingSpec,
} from '@liesweep/sweep';
import {
  mul,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { composeLayers } from './compose-layers.js';
import { fromCoordinates } from './from-coordinates.js';
import type { NamedTensors } from './loop.js';
import { preconditionerOf } from './preconditioner-of.js';
import type { StackSystem } from './stack.js';
import { requireFinite } from './system-constants.js';

/** Everything that shapes the graph of a step, but for the system. Two stacks of a system with equal layouts share one compiled loop. */
export interface StepLayout {
  readonly shape: GeneratorShape;
  readonly generatorCount: number;
  readonly closure: boolean;
  readonly sparsity: boolean;
  readonly training: TrainingSpec;
}

/** The terms that are computed, each of shape [B], at flat parameters [B, N_g, P]. */
export type TermLosses = (
  parameters: Tensor3D,
  structureConstants: Tensor3D | undefined,
  constants: NamedTensors,
) => Partial<Record<LossTerm, Tensor1D>>;

/** The losses of a layout. @throws TypeError when the system lacks what its parameterisation or the finite form needs */
export function termLosses(layout: StepLayout, system: StackSystem): TermLosses {
  const { parameterisation } = system;
  switch (parameterisation.kind) {
    case 'linear':
      return matrixLosses(
        layout,
        system,
        system.preconditioner === undefined
          ? (parameters) => parameters
          : (parameters, constants) => fromCoordinates(parameters, constantNamed(constants, 'transform') as Tensor2D),
      );
    case 'deep-linear':
      return matrixLosses(layout, system, (parameters) =>
        composeLayers(parameters, parameterisation.layers, layout.shape),
      );
    case 'non-linear':
      return fieldLosses(layout, system, parameterisation);
  }
}

function matrixLosses(
  { shape, generatorCount, training, ...layout }: StepLayout,
  system: StackSystem,
  compose: (parameters: Tensor3D, constants: NamedTensors) => Tensor3D,
): TermLosses {
  const isPreconditioned = preconditionerOf(system) !== undefined;
  return (parameters, structureConstants, constants) => {
    const generators = compose(parameters, constants); // vec 𝒲 [B, N_g, p]
    const values: Partial<Record<LossTerm, Tensor1D>> = {
      invariance:
        training.invariance === 'finite'
          ? finiteInvariance(
              generators,
              shape,
              constantNamed(constants, 'samples') as Tensor2D,
              requireFinite(system.finite).evaluate,
              training.epsilon,
            )
          : lieDerivativeInvariance(
              isPreconditioned ? parameters : generators,
              constantNamed(constants, 'factor') as Tensor2D,
            ),
      normalization: normalization(generators, constantNamed(constants, 'mask') as Tensor2D),
    };
    if (generatorCount > 1) values.orthogonality = orthogonality(generators);
    if (layout.closure && generatorCount > 1) {
      values.closure =
        structureConstants === undefined
          ? projectedClosure(generators, shape)
          : learnedClosure(generators, structureConstants, shape);
    }
    if (layout.sparsity) values.sparsity = sparsity(generators, shape);
    return values;
  };
}

/**
 * Normalization and orthogonality take the scaled values of a field at the samples where a matrix has its entries: their
 * inner product is n · mean v_a·v_b / mean ‖x‖², for linear fields on isotropic data that of the matrices.
 */
function fieldLosses(
  { shape, generatorCount, training, ...layout }: StepLayout,
  system: StackSystem,
  parameterisation: Extract<ParameterisationSpec, { kind: 'non-linear' }>,
): TermLosses {
  const r = realDimension(shape);
  const network = fieldNetwork(r, parameterisation);
  return (parameters, structureConstants, constants) => {
    const samples = constantNamed(constants, 'samples') as Tensor2D; // [m, q·r]
    const points: Tensor2D = reshape(samples, [-1, r]); // [m·q, r]
    const scale = constantNamed(constants, 'fieldScale');
    const stack = evaluateFieldStack(parameters, network, points);
    const numbers = r * points.shape[0];
    const fields: Tensor3D = mul(reshape(stack.values, [-1, generatorCount, numbers]), scale); // [B, N_g, r·m·q]
    const values: Partial<Record<LossTerm, Tensor1D>> = {
      invariance:
        training.invariance === 'finite'
          ? finiteFieldInvariance(
              stack.values,
              generatorCount,
              samples,
              requireFinite(system.finite).evaluate,
              training.epsilon,
            )
          : fieldInvariance(stack.values, constantNamed(constants, 'gradients') as Tensor4D, generatorCount),
      normalization: normalization(fields, constantNamed(constants, 'mask') as Tensor2D),
    };
    if (generatorCount > 1) values.orthogonality = orthogonality(fields);
    if (layout.closure && generatorCount > 1) {
      const brackets: Tensor3D = mul(reshape(stack.brackets(), [-1, generatorCount * generatorCount, numbers]), scale);
      values.closure = fieldClosure(fields, brackets, structureConstants);
    }
    return values;
  };
}

function constantNamed(constants: NamedTensors, name: string): Tensor {
  const tensor = constants[name];
  if (tensor === undefined) throw new TypeError(`the step needs a constant named ${name}`);
  return tensor;
}
