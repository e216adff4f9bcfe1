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
  classOfError,
  endsSweep,
  isCheckpointSuspect,
  type AttemptBeginning,
  type Failure,
  type FailureClass,
} from './failure-classes.js';
export { shardWorkflow, type FailedAttempt, type ShardSinks } from './shard-workflow.js';
export {
  cancelUpdate,
  drainUpdate,
  extendUpdate,
  pauseUpdate,
  resumeUpdate,
  retryUpdate,
  type CommandAnswer,
  type SweepCommand,
} from './sweep-commands.js';
export {
  ORCHESTRATOR_QUEUE,
  shardWorkflowId,
  sweepIdOf,
  sweepWorkflowId,
  trainQueue,
  type SweepCursor,
  type SweepInput,
  type SweepStatus,
  type SweepSummary,
} from './sweep-contract.js';
export { sweepWorkflow } from './sweep-workflow.js';
export { isBetweenRuns } from './is-between-runs.js';
