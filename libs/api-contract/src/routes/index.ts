export * from './sweeps.js';
export * from './cells.js';
export * from './exports.js';
export * from './submissions.js';
export * from './operations.js';
