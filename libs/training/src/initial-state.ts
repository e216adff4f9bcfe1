import { matrixOf } from '@liesweep/lie';
import { LOSS_TERMS, normalStream, trialSeed, type HostTensor } from '@liesweep/sweep';
import type { HostState } from './host-state.js';
import { STACK_SIZE, type StepSignature } from './loop.js';
import type { Stack } from './stack.js';
import { weightName } from './weight-name.js';

/** Standard deviation of learned structure constants at the start: of the order of those they must reach. */
const CONSTANTS_SPREAD = 0.3;

/**
 * The state before the first step. The parameters of a generator are normal, as its parameterisation says, so that its
 * squared norm starts near 2 (in preconditioned coordinates: `startCoordinates`); every trial draws from the stream of its
 * own seed, so its start is the same bit for bit however the sweep is sharded and stacked.
 */
export function initialState(stack: Stack, signature: StepSignature): HostState {
  const { trials, generatorCount, system } = stack;
  const { count, means, spreads } = system.parameters;
  const state: Record<string, HostTensor> = {};
  for (const [name, { shape }] of Object.entries(signature.state)) {
    const sizes = shape.map((size) => (size === STACK_SIZE ? trials.length : size));
    state[name] = { shape: sizes, data: new Float32Array(sizes.reduce((product, size) => product * size, 1)) };
  }
  trials.forEach((trial, position) => {
    const normal = normalStream(trialSeed(trial));
    const ownCount = trial.gridPoint.generatorCount;
    const generators = state.generators?.data.subarray(position * generatorCount * count);
    const drawn = matrixOf(ownCount, count);
    for (let own = 0; own < ownCount * count; own += 1)
      drawn.data[own] = (means[own % count] ?? Number.NaN) + (spreads[own % count] ?? Number.NaN) * normal();
    generators?.set((system.startOf?.(drawn) ?? drawn).data);
    const constants = state.constants?.data.subarray(position * generatorCount ** 3);
    if (constants === undefined) return;
    for (let own = 0; own < ownCount ** 3; own += 1) {
      const [a, b, c] = [Math.floor(own / ownCount ** 2), Math.floor(own / ownCount) % ownCount, own % ownCount];
      constants[(a * generatorCount + b) * generatorCount + c] = CONSTANTS_SPREAD * normal();
    }
  });
  state.lowestLoss?.data.fill(Number.POSITIVE_INFINITY);
  state.loss?.data.fill(Number.POSITIVE_INFINITY);
  return state;
}

/** The constants of a step that have one row per trial: masks and weights. */
export function stackConstants(stack: Stack, finishing: readonly boolean[]): HostState {
  const { trials, generatorCount } = stack;
  const size = trials.length;
  const weightOf = (position: number, term: (typeof LOSS_TERMS)[number]): number =>
    finishing[position] === true && term === 'sparsity' ? 0 : (trials[position]?.gridPoint.lossWeights[term] ?? 0);
  const perTrial = (value: (position: number) => number): Float32Array =>
    Float32Array.from({ length: size }, (_, position) => value(position));
  return {
    mask: {
      shape: [size, generatorCount],
      data: Float32Array.from({ length: size * generatorCount }, (_, at) =>
        at % generatorCount < (trials[Math.floor(at / generatorCount)]?.gridPoint.generatorCount ?? 0) ? 1 : 0,
      ),
    },
    ones: { shape: [size], data: perTrial(() => 1) },
    weights: {
      shape: [size, LOSS_TERMS.length],
      data: Float32Array.from({ length: size * LOSS_TERMS.length }, (_, at) =>
        weightOf(Math.floor(at / LOSS_TERMS.length), LOSS_TERMS[at % LOSS_TERMS.length] ?? 'invariance'),
      ),
    },
    ...Object.fromEntries(
      LOSS_TERMS.map((term) => [
        weightName(term),
        { shape: [size], data: perTrial((position) => weightOf(position, term)) },
      ]),
    ),
  };
}
