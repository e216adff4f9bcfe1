export { CERTIFIED_SAMPLE } from './certified-sample.js';
export { EXAMPLE_SPEC } from './example-spec.js';
