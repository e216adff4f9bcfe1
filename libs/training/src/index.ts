export { eagerLoop } from './eager-loop.js';
export type { HostState } from './host-state.js';
export type { LiveTrial } from './live-trial.js';
export {
  STACK_SIZE,
  type Loop,
  type LoopCompiler,
  type NamedTensors,
  type StepFunction,
  type StepSignature,
  type TensorSignature,
} from './loop.js';
export { weightedTerms, type Stack, type StackSystem } from './stack.js';
export type { GeneratorParameters } from './generator-parameters.js';
export { trainingOf } from './parameterisations/index.js';
export { fieldColumns } from './parameterisations/field-columns.js';
export type { FieldForm, TrainingData, TrainingDefinition } from './parameterisations/define-training.js';
export type { StepLayout } from './step-layout.js';
export type { TermLosses } from './term-losses.js';
export { stepSignature, trainingStep } from './training-step.js';
export { trainStack, type StackControl, type StackProgress, type StackSnapshot } from './train-stack.js';
export type { TrainedTrial } from './trained-trial.js';
