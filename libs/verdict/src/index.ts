export { certifyFormula } from './formula/certify-formula.js';
export type { FormulaAtSamples, FormulaRefusal, FormulaVerdict } from './formula/certify-formula.js';
