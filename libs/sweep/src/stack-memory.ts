import type { Bucket } from './bucket.js';
import type { ExecutionSpec } from './sweep-spec.js';

const FLOAT32_BYTES = 4;

/** Tensors of the largest shape that a training step holds at once, gradients included. */
const LIVE_INTERMEDIATES = 24;

/** What a stack may take where the file says `auto`: it leaves the trainer's process below 1.5 GB. */
const AUTO_STACK_BYTES = 512 * 2 ** 20;

/** How many trials of one bucket fit into one stack. */
export interface StackLimit {
  /** @returns a whole number ≥ 1 */
  maxTrials(bucket: Bucket): number;
}

/**
 * The memory that training a stack is expected to take, bytes: B · G²n² numbers per intermediate with all-pairs closure,
 * B · G n² without, with the n that the generators are equivalent to.
 */
export function stackMemoryBytes(
  { equivalentDimension, generatorCount, hasClosure }: Omit<Bucket, 'dimension'>,
  trials: number,
): number {
  const numbers = (hasClosure ? generatorCount ** 2 : generatorCount) * equivalentDimension ** 2;
  return trials * numbers * FLOAT32_BYTES * LIVE_INTERMEDIATES;
}

/** The limit that the sweep file sets, by the memory model; a trial that is too large alone is still one stack. */
export function stackLimitOf({ maxStackMemoryBytes }: Pick<ExecutionSpec, 'maxStackMemoryBytes'>): StackLimit {
  const bytes = maxStackMemoryBytes === 'auto' ? AUTO_STACK_BYTES : maxStackMemoryBytes;
  return {
    maxTrials: (bucket) => Math.max(1, Math.floor(bytes / stackMemoryBytes(bucket, 1))),
  };
}
