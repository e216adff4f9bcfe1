import { eagerLoop } from '../eager-loop.js';
import { trainStack, type StackSnapshot } from '../train-stack.js';
import type { TrainedTrial } from '../trained-trial.js';
import type { exampleStack } from './example-stack.js';

type ExampleStack = ReturnType<typeof exampleStack>;

/** Chunks that an attempt may train before it is stopped. */
const CHUNKS_PER_ATTEMPT = 4;
const MOST_ATTEMPTS = 10;

/** Trains a stack in the eager loop until every trial has ended. */
export async function trainAll({ stack, step, signature }: ExampleStack): Promise<readonly TrainedTrial[]> {
  return (await trainStack(stack, eagerLoop(step), signature, { onChunk: () => Promise.resolve('go-on') })) ?? [];
}

/**
 * Trains a stack that is stopped every fourth chunk and resumed from its snapshot.
 *
 * @returns the results, undefined where ten attempts did not do, and how many attempts it took
 */
export async function trainInterrupted({
  stack,
  step,
  signature,
}: ExampleStack): Promise<{ readonly results: readonly TrainedTrial[] | undefined; readonly attempts: number }> {
  let resumeFrom: StackSnapshot | undefined;
  let attempts = 0;
  let results: readonly TrainedTrial[] | undefined;
  while (results === undefined && attempts < MOST_ATTEMPTS) {
    attempts += 1;
    let chunks = 0;
    results = await trainStack(stack, eagerLoop(step), signature, {
      ...(resumeFrom === undefined ? {} : { resumeFrom }),
      onChunk: (_, snapshot) => {
        chunks += 1;
        if (chunks < CHUNKS_PER_ATTEMPT) return Promise.resolve('go-on');
        resumeFrom = snapshot();
        return Promise.resolve('stop');
      },
    });
  }
  return { results, attempts };
}
