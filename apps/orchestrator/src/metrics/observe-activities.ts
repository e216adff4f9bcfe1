import { countTrials } from '@liesweep/sweep';
import type { OrchestratorActivities, RecordFailuresRequest, RoundPlan } from '@liesweep/workflows';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { OrchestratorMetrics } from './orchestrator-metrics.js';

/** Measures every activity of an orchestrator, local ones included, from outside. */
export function observeActivities(metrics: OrchestratorMetrics): ActivityInterceptorsFactory {
  return ({ info: { activityType } }) => ({
    inbound: {
      execute: async (input, next) => {
        const began = Date.now();
        let outcome: 'ok' | 'error' = 'error';
        try {
          const result = await next(input);
          count(metrics, activityType as keyof OrchestratorActivities, input.args[0], result);
          outcome = 'ok';
          return result;
        } finally {
          metrics.took(activityType, outcome, (Date.now() - began) / 1000);
        }
      },
    },
  });
}

function count(
  metrics: OrchestratorMetrics,
  activity: keyof OrchestratorActivities,
  request: unknown,
  result: unknown,
): void {
  switch (activity) {
    case 'planRound':
      metrics.planned((result as RoundPlan).shardCount);
      return;
    case 'recordShard':
      metrics.recorded(result as number);
      return;
    case 'recordFailures': {
      const { trials, failureClass } = request as RecordFailuresRequest;
      metrics.gaveUp(countTrials(trials), failureClass);
    }
  }
}
