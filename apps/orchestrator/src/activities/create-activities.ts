import { heartbeat } from '@temporalio/activity';
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
    planRound: (request) => planRound(stores, request, heartbeat),
    nextShards: (request) => nextShards(stores, request),
    recordShard: (request) => recordShard(stores, request),
    recordFailures: (request) => recordFailures(stores, request),
    measureBudgets: (request) => measureBudgets(stores, request),
    recordSickDevice: ({ sweepId, ...sick }) => stores.rows.recordSickDevice(sweepId, sick),
    recordStanding: (request) => recordStanding(stores, request),
  };
}
