import { uploadState } from '../host-state.js';
import type { NamedTensors, StepSignature } from '../loop.js';
import type { Stack } from '../stack.js';
import { initialState, stackConstants } from '../initial-state.js';

/** The tensors a stack starts from, on the device. */
export function initialTensors(
  stack: Stack,
  signature: StepSignature,
): { state: NamedTensors; constants: NamedTensors } {
  return {
    state: uploadState(initialState(stack, signature)),
    constants: uploadState({ ...stackConstants(stack, []), ...stack.system.constants(stack.training) }),
  };
}
