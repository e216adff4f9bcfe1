import type { LossTerm, HostTensor } from '@liesweep/sweep';
import { add, tensor, tensor3d, tidy, valueAndGrad, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { uploadState } from '../host-state.js';
import { initialState, stackConstants } from '../initial-state.js';
import type { Stack, StepLayout, StepSignature } from '../index.js';

/** The terms of a loss, one number for every trial. */
export type Terms = Partial<Record<LossTerm, Float32Array>>;

/** The losses of a stack as functions of parameters on the host. */
export interface LossesOnHost {
  readonly start: HostTensor;
  readonly at: (parameters: HostTensor, structureConstants?: HostTensor) => Terms;
  /** Of a term summed over the trials, by differentiation. */
  readonly gradientAt: (parameters: HostTensor, term: LossTerm) => Float32Array;
  /** The same of every term, by central differences. */
  readonly differencesAt: (parameters: HostTensor, step: number) => Terms;
}

const tensorOf = ({ shape, data: values }: HostTensor): Tensor3D =>
  tensor3d(values, [...shape] as [number, number, number]);

/** The losses of a stack with all terms that its layout has. */
export function lossesOf(
  { stack, signature }: { readonly stack: Stack; readonly signature: StepSignature },
  layout: Partial<StepLayout> = {},
): LossesOnHost {
  const { system, training, generatorCount } = stack;
  const losses = system.termLosses({
    ...{ shape: system.shape, generatorCount, closure: true, sparsity: true, training },
    ...layout,
  });
  const constants = () => uploadState({ ...stackConstants(stack, []), ...system.constants(training) });
  const at = (parameters: HostTensor, structure?: HostTensor): Terms =>
    tidy(() => {
      const terms = losses(tensorOf(parameters), structure && tensorOf(structure), constants());
      return Object.fromEntries(
        Object.entries(terms).map(([name, values]) => [name, Float32Array.from(values.dataSync())]),
      );
    });
  return {
    at,
    gradientAt: (parameters, term) =>
      tidy(() => {
        const held = constants();
        const of = (w: Tensor): Tensor => losses(w as Tensor3D, undefined, held)[term] ?? add(tensor([0]), 0);
        const ones = tensor(stack.trials.map(() => 1));
        return Float32Array.from(valueAndGrad(of)(tensorOf(parameters), ones).grad.dataSync());
      }),
    differencesAt: (parameters, step) => {
      const { data: values } = parameters;
      const slopes = Object.entries(at(parameters)).map(([term]) => [term, new Float32Array(values.length)] as const);
      values.forEach((value, entry) => {
        const [above, below] = [value + step, value - step].map((moved) =>
          Float32Array.from(values).fill(moved, entry, entry + 1),
        );
        if (above === undefined || below === undefined) return;
        const [high, low] = [at({ ...parameters, data: above }), at({ ...parameters, data: below })];
        const width = (above[entry] ?? Number.NaN) - (below[entry] ?? Number.NaN);
        for (const [term, of] of slopes) of[entry] = (sum(high[term as LossTerm]) - sum(low[term as LossTerm])) / width;
      });
      return Object.fromEntries(slopes);
    },
    start: initialState(stack, signature).generators ?? { shape: [], data: new Float32Array() },
  };
}

function sum(values: Float32Array = new Float32Array()): number {
  return values.reduce((total, value) => total + value, 0);
}
