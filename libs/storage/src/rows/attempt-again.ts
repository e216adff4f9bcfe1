import { setTimeout as sleep } from 'node:timers/promises';

/** Runs one operation against a database, trying again and naming its errors as that database needs. */
export type Attempt = <Result>(operation: () => Promise<Result>) => Promise<Result>;

/** Longest pause between two attempts; the actual one is random, so that processes that collided do not march in step. */
const LONGEST_PAUSE_MS = 50;

/**
 * Tries again while others are in the way, up to the patience given.
 *
 * @param isPassing whether the same operation may succeed at once when it is tried again
 * @param translate what callers see of any other error, and of one that does not pass in time
 */
export function attemptAgain(
  patienceMs: number,
  isPassing: (error: unknown) => boolean,
  translate: (error: unknown) => unknown,
): Attempt {
  return async (operation) => {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        return await operation();
      } catch (error) {
        if (!isPassing(error) || Date.now() > deadline) {
          throw translate(error);
        }
        await sleep(Math.random() * LONGEST_PAUSE_MS);
      }
    }
  };
}
