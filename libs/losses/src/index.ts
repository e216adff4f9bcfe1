export { learnedClosure, projectedClosure } from './closure.js';
export { finiteInvariance } from './finite-invariance.js';
export { lieDerivativeInvariance } from './lie-derivative-invariance.js';
export { GENERATOR_NORM_SQUARED, normalization } from './normalization.js';
export { orthogonality } from './orthogonality.js';
export { sparsity } from './sparsity.js';
export { sumOverRows } from './sum-over-rows.js';
