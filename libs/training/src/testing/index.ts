export { exampleStack, type ExampleOptions, type ExampleStack } from './example-stack.js';
export { initialTensors } from './initial-tensors.js';
export { lossesOf, type LossesOnHost, type Terms } from './losses-of.js';
export { trainAll } from './train-interrupted.js';
