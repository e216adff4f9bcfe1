export { guardOutput, type GuardedOutput } from './guard-output.js';
export { ownSequence } from './own-sequence.js';
