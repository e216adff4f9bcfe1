export { adam, adamStepSize, type AdamState } from './optimiser/adam.js';
export { makeDataset, type Dataset } from './dataset.js';
export { linearRows } from './linear-rows.js';
export { combineOracles, makeOracle } from './make-oracle.js';
export type { Oracle } from './oracle.js';
