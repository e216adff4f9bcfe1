export { exampleStack, type ExampleOptions } from './example-stack.js';
export { initialTensors } from './initial-tensors.js';
