export type { CandidateDefect } from './defects/candidate-defect.js';
export type { FieldAnsatz, ParticleCopies } from './fields/field-basis.js';
export { fieldColumnCount } from './fields/field-columns.js';
export { DEFAULT_TOLERANCE, judgeLabels } from './judge-labels.js';
export type {
  LabelDescription,
  LabelledRows,
  LabelVerdict,
  LabelVerdictOptions,
  RefusalWord,
  VerdictStep,
} from './label-verdict.js';
export { polynomialGradient, polynomialValue } from './polynomials/polynomial-model.js';
export type { PolynomialModel } from './polynomials/polynomial-model.js';
export type { Whitening } from './rows/whiten.js';
