export { exampleStack, type ExampleOptions, type ExampleStack } from './example-stack.js';
export { initialTensors } from './initial-tensors.js';
export { trainAll } from './train-interrupted.js';
