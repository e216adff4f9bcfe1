import { eagerLoop } from '../eager-loop.js';
import { trainStack, type StackSnapshot } from '../train-stack.js';
import type { TrainedTrial } from '../trained-trial.js';
import type { ExampleStack } from './example-stack.js';

/** Steps of a chunk, and chunks that an attempt may train before it is stopped; looks lie 100 steps apart at most. */
const CHUNK_STEPS = 40;
const CHUNKS_PER_ATTEMPT = 4;

/** Trains a stack in the eager loop until every trial has ended. */
export async function trainAll(
  { stack, step, signature }: Omit<ExampleStack, 'data'>,
  chunkSteps?: number,
): Promise<readonly TrainedTrial[]> {
  const trained = await trainStack(stack, eagerLoop(step), signature, {
    ...(chunkSteps === undefined ? {} : { chunkSteps }),
    onChunk: () => Promise.resolve('go-on'),
  });
  return trained ?? [];
}

/**
 * Trains a stack that is stopped every fourth chunk, wherever that is, and resumed from its snapshot. A chunk is counted in
 * steps, so the attempts are the same on every machine.
 *
 * @returns the results, and how many attempts it took
 */
export async function trainInterrupted({
  stack,
  step,
  signature,
}: Omit<ExampleStack, 'data'>): Promise<{ readonly results: readonly TrainedTrial[]; readonly attempts: number }> {
  let resumeFrom: StackSnapshot | undefined;
  let results: readonly TrainedTrial[] | undefined;
  let attempts = 0;
  while (results === undefined) {
    attempts += 1;
    let chunks = 0;
    results = await trainStack(stack, eagerLoop(step), signature, {
      ...(resumeFrom === undefined ? {} : { resumeFrom }),
      chunkSteps: CHUNK_STEPS,
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
