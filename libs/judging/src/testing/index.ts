export { CERTIFIED_SAMPLE } from './certified-sample.js';
