import { learnedClosure, normalization, orthogonality, projectedClosure, sparsity } from '@liesweep/losses';
import type { Matrix } from '@liesweep/lie';
import type { GeneratorShape, LossTerm } from '@liesweep/sweep';
import type { Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { HostState } from '../host-state.js';
import type { NamedTensors } from '../loop.js';
import type { StackSystem } from '../stack.js';
import type { StepLayout } from '../step-layout.js';
import { tensorNamed } from '../tensor-named.js';
import type { TermLosses } from '../term-losses.js';
import { invarianceOf } from '../term-forms/index.js';
import type { FiniteForm } from './finite-form.js';

/** How parameters are matrices, and what these are trained against. */
export interface MatrixForm extends Pick<StackSystem, 'parameters' | 'hasAngles' | 'startOf' | 'generatorsOf'> {
  /** Of the matrices. */
  readonly shape: GeneratorShape;
  /** R of the Lie-derivative form: as many rows as what it is multiplied with has entries. */
  readonly factor: Matrix;
  /** Whether R is multiplied with the entries of 𝒲, or with the parameters that they are made of. */
  readonly factorOf: 'entries' | 'parameters';
  /** Further constants of a step, which `compose` takes. */
  readonly composeConstants?: HostState;
  readonly finite: FiniteForm | undefined;
  /** vec 𝒲 [B, N_g, p] of parameters [B, N_g, P], differentiable; zero where they are zero. */
  readonly compose: (parameters: Tensor3D, constants: NamedTensors) => Tensor3D;
}

/** A system whose generators are matrices, however these are made of parameters. */
export function matrixSystem(form: MatrixForm): StackSystem {
  const { shape, parameters, hasAngles, startOf, generatorsOf, composeConstants = {} } = form;
  return {
    ...{ shape, parameters, hasAngles, generatorsOf },
    ...(startOf === undefined ? {} : { startOf }),
    constants: ({ invariance }) => ({
      ...composeConstants,
      ...invarianceOf(invariance).ofMatrices.constants(form),
    }),
    termLosses: (layout) => matrixLosses(layout, form),
  };
}

function matrixLosses({ generatorCount, training, ...layout }: StepLayout, form: MatrixForm): TermLosses {
  const { shape, compose } = form;
  const invariance = invarianceOf(training.invariance).ofMatrices;
  return (parameters, structureConstants, constants) => {
    const generators = compose(parameters, constants); // vec 𝒲 [B, N_g, p]
    const values: Partial<Record<LossTerm, Tensor1D>> = {
      invariance: invariance.loss({ generators, parameters }, form, constants, training),
      normalization: normalization(generators, tensorNamed(constants, 'mask') as Tensor2D),
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
