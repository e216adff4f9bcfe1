import { defineUpdate } from '@temporalio/workflow';

/** Starts no new shards until `resume`; those in flight go on. */
export const pauseUpdate = defineUpdate('pause');

/** Starts shards again. */
export const resumeUpdate = defineUpdate('resume');

/** Starts no new shards, and ends the sweep as `drained` when those in flight have ended. */
export const drainUpdate = defineUpdate('drain');

/** Stops training and ends the sweep as `cancelled`; what is recorded stays. */
export const cancelUpdate = defineUpdate('cancel');
