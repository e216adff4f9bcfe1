import {
  dispose,
  nextFrame,
  scalar,
  tidy,
  valueAndGrads,
  zerosLike,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { adam, adamStepSize, type AdamState } from '../optimiser/adam.js';

/** How far a fit has come. */
export interface FitProgress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

/** A loss to be minimised over a list of parameters. */
export interface Minimisation {
  /** Where to start; disposed of. */
  readonly start: readonly Tensor[];
  /** The loss of one step's batch; what it makes on the way is disposed of. */
  readonly loss: (parameters: readonly Tensor[], step: number) => Scalar;
  readonly steps: number;
  /** At the first step; it falls to 0 along half a cosine. */
  readonly learningRate: number;
  /** Told every `PROGRESS_INTERVAL` steps; an error it throws ends the fit. */
  readonly onProgress?: ((progress: FitProgress) => void) | undefined;
}

/** Steps between two reports; in between the process answers nothing else. */
const PROGRESS_INTERVAL = 50;

/**
 * Minimises a loss by Adam, one step after the other, on whatever backend is loaded.
 *
 * @returns the parameters after the last step, to be disposed of by the caller
 */
export async function minimise({ start, loss, steps, learningRate, onProgress }: Minimisation): Promise<Tensor[]> {
  let states = start.map(
    (parameters): AdamState => ({ parameters, gradientSum: zerosLike(parameters), squareSum: zerosLike(parameters) }),
  );
  try {
    for (let step = 0; step < steps; step += 1) {
      const { value, next } = tidy(() => {
        const rate = (learningRate / 2) * (1 + Math.cos((Math.PI * step) / steps));
        const stepSize = adamStepSize(scalar(rate), scalar(step + 1));
        const found = valueAndGrads((...parameters: Tensor[]) => loss(parameters, step))(
          states.map(({ parameters }) => parameters),
        );
        return {
          value: found.value,
          next: states.map((state, at) => ({ ...adam(state, gradientAt(found.grads, at), stepSize) })),
        };
      });
      disposeStates(states);
      states = next;
      const [reached = Number.NaN] = step % PROGRESS_INTERVAL === 0 ? value.dataSync() : [];
      dispose(value);
      if (step % PROGRESS_INTERVAL === 0) {
        onProgress?.({ step, steps, loss: reached });
        await nextFrame();
      }
    }
    return states.map(({ parameters }) => parameters.clone());
  } finally {
    disposeStates(states);
  }
}

function gradientAt(gradients: readonly Tensor[], at: number): Tensor {
  const gradient = gradients[at];
  if (gradient === undefined) throw new TypeError(`the loss has no gradient in parameter ${String(at)}`);
  return gradient;
}

function disposeStates(states: readonly AdamState[]): void {
  dispose(states.flatMap(({ parameters, gradientSum, squareSum }) => [parameters, gradientSum, squareSum]));
}
