import { dispose, keep, tidy } from '@tensorflow/tfjs-core';
import type { Loop, NamedTensors, StepFunction } from './loop.js';

/** The loop that dispatches every kernel from JavaScript: it runs on any backend and is the reference for the compiled one. */
export function eagerLoop(step: StepFunction): Loop {
  return {
    mode: 'eager',
    run(state, constants, steps) {
      let current: NamedTensors = cloneAll(state);
      for (let taken = 0; taken < steps; taken += 1) {
        const next = tidy(() => step(current, constants));
        dispose(current);
        current = next;
      }
      return current;
    },
    dispose() {
      // Nothing is held between runs.
    },
  };
}

function cloneAll(tensors: NamedTensors): NamedTensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, keep(tensor.clone())]));
}
