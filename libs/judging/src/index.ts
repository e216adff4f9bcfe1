export { flowStarts, type FlowStarts } from './digit-flows.js';
export type { FittedOracle } from './fitted-oracle.js';
export type { JudgedTrial, RefereeLimits } from './judged-trial.js';
export type { JudgedSystem, JudgingDefinition } from './parameterisations/define-judging.js';
export { prepareSystem, type PreparedSystem } from './prepare-system.js';
export { refereeLimits } from './referee-limits.js';
export type { SystemInputs } from './system-data.js';
export type { TrainingCoordinates } from './training-coordinates.js';
