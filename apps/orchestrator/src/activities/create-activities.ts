import { heartbeat, log } from '@temporalio/activity';
import type { OrchestratorActivities } from '@liesweep/workflows';
import type { Stores } from '../stores.js';
import { measureBudgets } from './measure-budgets.js';
import { nextShards } from './next-shards.js';
import { planRound } from './plan-round.js';
import { recordFailures } from './record-failures.js';
import { recordShard } from './record-shard.js';
import { recordStanding } from './record-standing.js';

/** The orchestrator's activities on its stores. */
export function createActivities(stores: Stores): OrchestratorActivities {
  return {
    planRound: (request) =>
      planRound(stores, request, {
        onPage: heartbeat,
        onReplaced: (reason) => {
          log.warn('what another engine trained is trained anew', { sweepId: request.sweepId, reason });
        },
      }),
    nextShards: (request) => nextShards(stores, request),
    recordShard: (request) =>
      recordShard(stores, request, (reason) => {
        log.warn('trials of a shard are not recorded', { sweepId: request.sweepId, reason });
      }),
    recordFailures: (request) => recordFailures(stores, request),
    measureBudgets: (request) => measureBudgets(stores, request),
    recordSickDevice: ({ sweepId, ...sick }) => stores.rows.recordSickDevice(sweepId, sick),
    openEpoch: ({ sweepId }) => stores.rows.openEpoch(sweepId),
    recordStanding: (request) => recordStanding(stores, request),
  };
}
