/**
 * The optimisation step of a stack of trials: losses, gradients, Adam, and the record of the lowest loss, as one pure
 * function of tensors.
 */
import { LOSS_TERMS, termFormOf, type LossTerm } from '@liesweep/sweep';
import {
  add,
  greater,
  keep,
  less,
  mul,
  reshape,
  stack as stackTensors,
  valueAndGrads,
  where,
  zerosLike,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { adam, adamStepSize, type AdamState } from '@liesweep/models';
import { disposeTape } from './dispose-tape.js';
import { STACK_SIZE, type NamedTensors, type StepFunction, type StepSignature, type TensorSignature } from './loop.js';
import { relativeLearningRate } from './schedule.js';
import type { StackSystem } from './stack.js';
import type { StepLayout } from './step-layout.js';
import { tensorNamed } from './tensor-named.js';
import { weightName } from './weight-name.js';

/** Names, shapes and types of the tensors a step of this layout takes. */
export function stepSignature(layout: StepLayout, system: StackSystem): StepSignature {
  const { generatorCount, training } = layout;
  const float = (...shape: TensorSignature['shape']): TensorSignature => ({ shape, dtype: 'float32' });
  const generators = float(STACK_SIZE, generatorCount, system.parameters.count);
  const constants = float(STACK_SIZE, generatorCount * generatorCount, generatorCount);
  const learned = learnsConstants(layout);
  return {
    state: {
      t: float(),
      generators,
      generatorsGradientSum: generators,
      generatorsSquareSum: generators,
      loss: float(STACK_SIZE),
      terms: float(STACK_SIZE, LOSS_TERMS.length),
      lowestLoss: float(STACK_SIZE),
      lowestTerms: float(STACK_SIZE, LOSS_TERMS.length),
      lowestGenerators: generators,
      ...(learned
        ? { constants, constantsGradientSum: constants, constantsSquareSum: constants, lowestConstants: constants }
        : {}),
    },
    constants: {
      mask: float(STACK_SIZE, generatorCount),
      ones: float(STACK_SIZE),
      weights: float(STACK_SIZE, LOSS_TERMS.length),
      ...Object.fromEntries(LOSS_TERMS.map((term) => [weightName(term), float(STACK_SIZE)])),
      ...Object.fromEntries(
        Object.entries(system.constants(training)).map(([name, { shape: sizes }]) => [name, float(...sizes)]),
      ),
    },
  };
}

/** Whether structure constants are parameters of their own. */
export function learnsConstants({ closure, generatorCount, training }: StepLayout): boolean {
  return closure && generatorCount > 1 && termFormOf(training.structureConstants).learnsConstants === true;
}

/**
 * The step of a stack: evaluates the loss at the parameters it is given, keeps them if it is the lowest so far, and moves
 * them. `loss` and `terms` therefore belong to the parameters before the step, `lowestGenerators` to `lowestLoss`.
 */
export function trainingStep(layout: StepLayout, system: StackSystem): StepFunction {
  const losses = system.termLosses(layout);
  const learned = learnsConstants(layout);
  return (state, constants) => {
    const read = (name: string): Tensor => tensorNamed(state, name);
    let terms: Tensor2D | undefined;
    const evaluate = valueAndGrads((...parameters: Tensor[]) => {
      const values = losses(parameters[0] as Tensor3D, parameters[1] as Tensor3D | undefined, constants);
      const zero = zerosLike(tensorNamed(constants, 'ones'));
      terms = keep(
        mul(
          stackTensors(
            LOSS_TERMS.map((term) => values[term] ?? zero),
            1,
          ),
          tensorNamed(constants, 'weights'),
        ),
      ); // [B, 5]
      return LOSS_TERMS.map((term) => [term, values[term]] as const)
        .filter((entry): entry is readonly [LossTerm, Tensor1D] => entry[1] !== undefined)
        .map(([term, term1d]) => mul(term1d, tensorNamed(constants, weightName(term))))
        .reduce((total, weighted) => add(total, weighted)); // [B]
    });
    try {
      const parameters = learned ? [read('generators'), read('constants')] : [read('generators')];
      const { value: loss, grads } = evaluate(parameters, tensorNamed(constants, 'ones'));
      if (terms === undefined) throw new TypeError('the loss was not evaluated');

      const t = add(read('t'), 1);
      const learningRate = mul(
        relativeLearningRate(layout.training.schedule, layout.training.steps, read('t')),
        layout.training.learningRate,
      );
      const stepSize = adamStepSize(learningRate, t);
      const generators = adam(adamState(state, 'generators'), gradientAt(grads, 0), stepSize);
      const lowest = keepLowest(state, loss, terms, learned);
      const next: Record<string, Tensor> = { t, ...adamTensors('generators', generators), loss, terms, ...lowest };
      if (learned)
        Object.assign(
          next,
          adamTensors('constants', adam(adamState(state, 'constants'), gradientAt(grads, 1), stepSize)),
        );
      return next;
    } catch (error) {
      terms?.dispose(); // kept from the scope of the gradient, so nothing else disposes it
      disposeTape();
      throw error;
    }
  };
}

function gradientAt(gradients: readonly Tensor[], position: number): Tensor {
  const gradient = gradients[position];
  if (gradient === undefined) throw new TypeError(`the loss has no gradient in parameter ${String(position)}`);
  return gradient;
}

function adamState(state: NamedTensors, name: string): AdamState {
  return {
    parameters: tensorNamed(state, name),
    gradientSum: tensorNamed(state, `${name}GradientSum`),
    squareSum: tensorNamed(state, `${name}SquareSum`),
  };
}

function adamTensors(name: string, { parameters, gradientSum, squareSum }: AdamState): Record<string, Tensor> {
  return { [name]: parameters, [`${name}GradientSum`]: gradientSum, [`${name}SquareSum`]: squareSum };
}

/** Replaces the kept loss, terms and parameters where the loss is lower. A loss that is NaN is never lower. */
function keepLowest(state: NamedTensors, loss: Tensor, terms: Tensor, learned: boolean): Record<string, Tensor> {
  const kept = tensorNamed(state, 'lowestLoss');
  const isLower = less(loss, kept); // [B]
  const marks = where(isLower, zerosLike(kept), add(zerosLike(kept), 1)); // [B]: 1 where the kept one stays
  const replace = (name: string, candidate: Tensor): Tensor => {
    const current = tensorNamed(state, name); // [B, …], always finite
    const marksLike = add(reshape(marks, [-1, ...Array<number>(current.rank - 1).fill(1)]), mul(current, 0)); // [B, …]
    return where(greater(marksLike, 0.5), current, candidate);
  };
  return {
    lowestLoss: where(isLower, loss, kept),
    lowestTerms: replace('lowestTerms', terms),
    lowestGenerators: replace('lowestGenerators', tensorNamed(state, 'generators')),
    ...(learned ? { lowestConstants: replace('lowestConstants', tensorNamed(state, 'constants')) } : {}),
  };
}
