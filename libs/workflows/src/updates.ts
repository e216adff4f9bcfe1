import type { UpdateDefinition } from '@temporalio/common';
import { defineUpdate } from '@temporalio/workflow';
import type { SpecReference, SweepStage } from '@liesweep/sweep';

/** What a sweep answers to a command. */
export interface CommandAnswer {
  /** What it is doing now. */
  readonly stage: SweepStage;
  /** False where it was doing that already. */
  readonly hasChanged: boolean;
}

/** A command, and what comes with it. */
export type SweepCommand<Parameters extends unknown[] = []> = UpdateDefinition<CommandAnswer, Parameters>;

/** Starts no new shards until `resume`; those in flight go on. Refused by a sweep that drains. */
export const pauseUpdate = defineUpdate<CommandAnswer>('pause');

/** Starts shards again, also in a sweep that drains; budgets are read anew. */
export const resumeUpdate = defineUpdate<CommandAnswer>('resume');

/** Starts no new shards, and ends the sweep as `drained` when those in flight have ended. */
export const drainUpdate = defineUpdate<CommandAnswer>('drain');

/** Stops training and ends the sweep as `cancelled`; what is recorded stays. */
export const cancelUpdate = defineUpdate<CommandAnswer>('cancel');

/** Goes on with a larger grid; what is recorded or in flight stays as it is. */
export const extendUpdate = defineUpdate<CommandAnswer, [SpecReference]>('extend');

/** Plans once more before the sweep ends: trials that were given up have been forgotten, and are to be tried again. */
export const retryUpdate = defineUpdate<CommandAnswer>('retry');
