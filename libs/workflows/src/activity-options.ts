import { NEVER_RETRIED_NAMES } from '@liesweep/sweep/errors';
import { ActivityCancellationType, type ActivityOptions, type LocalActivityOptions } from '@temporalio/workflow';

/** Without end as far as workflows know: the orchestrator gives up errors that nobody knows (`bound-failures.ts`). */
const RETRY_UNTIL_STORES_ANSWER = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
  nonRetryableErrorTypes: [...NEVER_RETRIED_NAMES],
};

/** Training: one attempt, because the shard's workflow owns the retry policy; a dead trainer is noticed in 10 s. */
export const TRAINING: ActivityOptions = {
  startToCloseTimeout: '7d',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 1 },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
};

/** Planning: it may take minutes for a large grid, and heartbeats. */
export const PLANNING: ActivityOptions = {
  startToCloseTimeout: '1h',
  heartbeatTimeout: '1m',
  retry: RETRY_UNTIL_STORES_ANSWER,
};

/** Reading and writing rows: short, tried without end, run in the worker that runs the workflow. */
export const RECORDING: LocalActivityOptions = {
  startToCloseTimeout: '1m',
  retry: RETRY_UNTIL_STORES_ANSWER,
};
