export { splitDefects, type DefectSplit } from './formula/split-defects.js';
export { sparsestSpan, type SparsestSpan } from './algebra/sparsest-span.js';
export {
  spanStructure,
  type NamedStructure,
  type SpanStructure,
  type StoredGenerators,
} from './algebra/span-structure.js';
export { structureWithinNoise } from './algebra/structure-within-noise.js';
export { inFeatures } from './coordinates/in-features.js';
export { vecOfRealForm } from './coordinates/vec-of-real-form.js';
export { conjugate, mapVectors, rawCoordinates, standardCoordinates } from './coordinates/standard-coordinates.js';
export type { StandardCoordinates } from './coordinates/standard-coordinates.js';
export { columnQuanta } from './data/column-quanta.js';
export { columnQuantum } from './data/column-quantum.js';
export { describeDependence } from './data/describe-dependence.js';
export { findDependence } from './data/find-dependence.js';
export type { Dependence } from './data/find-dependence.js';
export { certifyFormula } from './formula/certify-formula.js';
export type { FormulaAtSamples, FormulaRefusal, FormulaVerdict } from './formula/certify-formula.js';
export { certifyGradients } from './formula/certify-gradients.js';
export type { GradientsAtSamples } from './formula/certify-gradients.js';
export { defectForm } from './formula/defect-form.js';
export type { DefectForm } from './formula/defect-form.js';
export { byRows } from './formula/generator-columns.js';
export { formatDefect } from './formula/format-defect.js';
export { formulaCandidates } from './formula/formula-candidates.js';
export { gradientsAt, type AskedShape, type GradientRows } from './formula/gradient-rows.js';
export { inStandardCoordinates } from './formula/in-standard-coordinates.js';
export { relativeDefects } from './formula/relative-defects.js';
export type { SampledGradients } from './formula/sampled-gradients.js';
export { judgeGenerators } from './referee/judge-generators.js';
export type { GeneratorsToJudge } from './referee/judge-generators.js';
export { largestDefect } from './referee/largest-defect.js';
export * from './measured/index.js';
export { monomialValues } from './measured/polynomials/monomial-values.js';
export { applyLabelLink } from './measured/rows/apply-label-link.js';
