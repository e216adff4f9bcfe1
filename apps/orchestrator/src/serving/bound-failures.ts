import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { errorName, NEVER_RETRIED_NAMES } from '@liesweep/sweep/errors';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { ActivityTroubles } from './activity-troubles.js';

/** Attempts at an activity whose error nobody knows: about two minutes. */
const MOST_ATTEMPTS = 8;

/** What passes when the store is there again, however long that takes. */
const WAITED_FOR = 'StoreUnavailableError';

/**
 * Tries an activity again by the class of its error: without end while a store does not answer, not at all where it would
 * fail the same way, and a bounded number of times where nobody knows. What is in the way meanwhile goes to `troubles`.
 */
export function boundFailures(troubles: ActivityTroubles): ActivityInterceptorsFactory {
  return ({ info: { activityType, attempt } }) => ({
    inbound: {
      execute: async (input, next) => {
        const sweepId = sweepOf(input.args[0]);
        try {
          const result: unknown = await next(input);
          troubles.over(sweepId, activityType);
          return result;
        } catch (error) {
          if (error instanceof CancelledFailure) throw error;
          const name = errorName(error);
          const message = error instanceof Error ? error.message : String(error);
          const isLast = NEVER_RETRIED_NAMES.includes(name) || (name !== WAITED_FOR && attempt >= MOST_ATTEMPTS);
          if (!isLast) {
            troubles.met(sweepId, activityType, name === WAITED_FOR ? message : `${activityType} fails: ${message}`);
            throw error;
          }
          troubles.over(sweepId, activityType);
          if (NEVER_RETRIED_NAMES.includes(name)) throw error;
          const tried = `${activityType} has failed ${String(attempt)} times: ${message}`;
          throw ApplicationFailure.create({
            ...{ type: name, message: tried, nonRetryable: true },
            ...(error instanceof Error && { cause: error }),
          });
        }
      },
    },
  });
}

function sweepOf(request: unknown): string {
  const hasId = typeof request === 'object' && request !== null && 'sweepId' in request;
  return hasId && typeof request.sweepId === 'string' ? request.sweepId : '';
}
