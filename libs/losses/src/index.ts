export { learnedClosure, projectedClosure } from './closure.js';
export { fieldClosure } from './field-closure.js';
export { fieldInvariance } from './field-invariance.js';
export { finiteFieldInvariance, finiteInvariance } from './finite-invariance.js';
export { lieDerivativeInvariance } from './lie-derivative-invariance.js';
export { normalization } from './normalization.js';
export { orthogonality } from './orthogonality.js';
export { realForm } from './real-form.js';
export { sparsity } from './sparsity.js';
