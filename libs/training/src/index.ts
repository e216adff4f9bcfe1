export { eagerLoop } from './eager-loop.js';
export { generatorsOf } from './generators-of.js';
export type { HostState, HostTensor } from './host-state.js';
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
export type { StepLayout } from './term-losses.js';
export { stepSignature, trainingStep } from './training-step.js';
export { trainStack, type StackControl, type StackProgress, type StackSnapshot } from './train-stack.js';
export type { TrainedTrial } from './trained-trial.js';
