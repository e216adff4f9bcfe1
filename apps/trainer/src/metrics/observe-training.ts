import type { Logger } from '@liesweep/logging';
import { countTrials, type ShardAssignment } from '@liesweep/sweep';
import { classifyFailure } from '@liesweep/workflows';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { TrainerMetrics } from './trainer-metrics.js';

/** Measures and logs every attempt to train a shard, from outside. */
export function observeTraining(metrics: TrainerMetrics, log: Logger): ActivityInterceptorsFactory {
  return (context) => ({
    inbound: {
      execute: async (input, next) => {
        const assignment = input.args[0] as ShardAssignment;
        const { sweepId, shardIndex: shard } = assignment;
        const trials = countTrials(assignment.trials);
        const lines = log.child({ sweepId, shard, trials });
        const began = Date.now();
        metrics.began(assignment, (began - context.info.currentAttemptScheduledTimestampMs) / 1000);
        lines.debug('shard begins');
        const end = (outcome: string): number => {
          const seconds = (Date.now() - began) / 1000;
          metrics.ended(assignment, { outcome, seconds, trials: outcome === 'trained' ? trials : 0 });
          return seconds;
        };
        try {
          const record = await next(input);
          lines.info({ seconds: end('trained') }, 'shard trained');
          return record;
        } catch (error) {
          const { failureClass, message } = classifyFailure(error);
          const outcome = context.cancellationDetails?.cancelRequested === true ? 'cancelled' : failureClass;
          lines.warn({ seconds: end(outcome), reason: message, details: { outcome } }, 'shard not trained');
          throw error;
        }
      },
    },
  });
}
