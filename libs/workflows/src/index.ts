export type {
  OrchestratorActivities,
  PlanRoundRequest,
  RecordFailuresRequest,
  RecordShardRequest,
  RoundPlan,
  ShardPageRequest,
  SweepReference,
  TrainerActivities,
} from './activities.js';
export { ORCHESTRATOR_QUEUE, shardWorkflowId, sweepWorkflowId, trainQueue } from './names.js';
export type { SweepCursor, SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';
export { shardWorkflow } from './shard-workflow.js';
export { sweepWorkflow } from './sweep-workflow.js';
export { cancelUpdate, drainUpdate, pauseUpdate, resumeUpdate } from './updates.js';
