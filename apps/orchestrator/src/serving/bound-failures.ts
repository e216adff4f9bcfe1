import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { errorName, thrownMessage } from '@liesweep/sweep/errors';
import { classOfError } from '@liesweep/workflows';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { ActivityTroubles } from './activity-troubles.js';

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
          const message = thrownMessage(error);
          const { mostAttempts, trouble } = classOfError(name).activity;
          if (attempt < mostAttempts) {
            troubles.met(sweepId, activityType, trouble(activityType, message));
            throw error;
          }
          troubles.over(sweepId, activityType);
          if (mostAttempts === 1) throw error;
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
