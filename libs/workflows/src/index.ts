export type {
  MeasureBudgetsRequest,
  OrchestratorActivities,
  PlanRoundRequest,
  RecordFailuresRequest,
  RecordShardRequest,
  RecordSickDeviceRequest,
  RecordStandingRequest,
  RoundPlan,
  ShardPageRequest,
  TrainerActivities,
} from './activities.js';
export {
  classifyFailure,
  isCheckpointSuspect,
  type AttemptBeginning,
  type Failure,
  type FailureClass,
} from './failure-class.js';
export { ORCHESTRATOR_QUEUE, shardWorkflowId, sweepIdOf, sweepWorkflowId, trainQueue } from './names.js';
export type { SweepCursor, SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';
export type { FailedAttempt, ShardSinks } from './shard-sinks.js';
export { shardWorkflow } from './shard-workflow.js';
export { sweepWorkflow } from './sweep-workflow.js';
export {
  cancelUpdate,
  drainUpdate,
  extendUpdate,
  pauseUpdate,
  resumeUpdate,
  retryUpdate,
  type CommandAnswer,
  type SweepCommand,
} from './updates.js';
