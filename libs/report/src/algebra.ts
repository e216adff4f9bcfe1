/** Generators and what they do as plain numbers, for programs that draw them themselves: without a drawing library. */
export type { Basis, StoredTrial } from './findings/generator-basis.js';
export { withCertifiedStructures } from './findings/certified-structures.js';
export { describeAlgebra } from './findings/describe-algebra.js';
export { downsampleCurve } from './findings/downsample-curve.js';
export { generatorAction, type ActedOn, type ActionRequest, type ActionView } from './findings/generator-action.js';
export { generatorsView, type GeneratorsView } from './findings/generators-view.js';
export { particleCountOf } from './findings/particle-count.js';
export { samplePoints } from './findings/sample-points.js';
export { certifiedNpy } from './outputs/write-certified.js';
export { generatorsNpy } from './outputs/write-generators.js';
