import { Context } from '@temporalio/activity';
import { simulateSweep, type SimulatedSweep } from './simulated-sweep.js';

/** A sweep whose trainings last until they are released or cancelled. */
export interface HeldSweep {
  readonly sweep: SimulatedSweep;
  readonly inTraining: () => number;
  readonly cancelled: () => number;
  readonly release: () => void;
}

/** Makes a sweep of single-trial shards that train until `release`. */
export function holdSweep(trialCount: number): HeldSweep {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let inTraining = 0;
  let cancelled = 0;
  const train = async (): Promise<void> => {
    const context = Context.current();
    const heartbeat = setInterval(() => {
      context.heartbeat();
    }, 100);
    inTraining++;
    try {
      await Promise.race([released, context.cancelled]);
    } catch (error) {
      cancelled++;
      throw error;
    } finally {
      inTraining--;
      clearInterval(heartbeat);
    }
  };
  return {
    sweep: simulateSweep({ trialCount, trialsPerShard: 1, train }),
    inTraining: () => inTraining,
    cancelled: () => cancelled,
    release: () => {
      release();
    },
  };
}

/** Waits until a claim is true; the test's own time limit ends it otherwise. */
export async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
