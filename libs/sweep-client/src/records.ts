/** What is known of sweeps without asking Temporal, whose client takes a while to load. */
export type { Answer } from './answer.js';
export { assertIdle, deleteSweep, type SweepUse } from './delete-sweep.js';
export { deviceClassOf, type DeviceWish } from './device-class-of.js';
export { executionPlace } from './execution-place.js';
export { followSweep } from './follow-sweep.js';
export type { BroughtSweep, NamedSweep } from './named-sweep.js';
export { measuredSpeed, type MeasuredSpeed } from './plan/measured-speed.js';
export { predictRun, type PredictedRun } from './plan/predict-run.js';
export { publishSpec } from './publish-spec.js';
export { nextRepetition } from './repeat-sweep.js';
export { viewOverview, viewSweep, type ShownStage, type SweepView } from './sweep-view.js';
export { workRate, type Work } from './work-rate.js';
export { underRecordedId } from './under-recorded-id.js';
