export * from './certificate-samples.js';
export * from './rotation-sweep.js';
export * from './svg-marks.js';
export * from './overlapping-texts.js';
