import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Loop, NamedTensors, StepFunction } from './loop.js';

/**
 * The loop that dispatches every kernel from JavaScript: it runs on any backend and is the reference for the compiled one.
 * Where a step throws, the state that was reached is disposed; the one passed in stays the caller's.
 */
export function eagerLoop(step: StepFunction): Loop {
  return {
    mode: 'eager',
    run(state, constants, steps) {
      let current = ownTensors(state, state, constants);
      try {
        for (let taken = 0; taken < steps; taken += 1) {
          const next = tidy(() => ownTensors(step(current, constants), current, constants));
          dispose(current);
          current = next;
        }
        return current;
      } catch (error) {
        dispose(current);
        throw error;
      }
    },
    dispose() {
      // Nothing is held between runs.
    },
  };
}

/** Tensors that may be disposed without the given ones: a step may hand through what it was given. */
function ownTensors(tensors: NamedTensors, ...given: readonly NamedTensors[]): NamedTensors {
  const others = new Set<Tensor>(given.flatMap((each) => Object.values(each)));
  return tidy(() =>
    Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => [name, others.has(tensor) ? tensor.clone() : tensor]),
    ),
  );
}
