export * from './eager-loop.js';
export * from './loop.js';
