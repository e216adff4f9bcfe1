export { coefficientCount } from './ansatz.js';
export type { Ansatz, AnsatzBlock } from './ansatz.js';
export { closureOf } from './closure-of.js';
export type { SetClosure } from './closure-of.js';
export { defectOfSpan } from './defect-of-span.js';
export type { Dictionary, NamedFunction } from './dictionary.js';
export { dictionaryOf } from './dictionary-of.js';
export type { DictionaryContents } from './dictionary-of.js';
export { fieldFormula } from './field-formula.js';
export type { FormulaBlock } from './field-formula.js';
export type { FieldCertificate, FieldProblem, FieldRefusal, FieldSystem, StructureTensor } from './field-problem.js';
export { fieldSystem } from './field-system.js';
export type { LabelAction } from './label-action.js';
export { structureConstantsOf } from './structure-constants-of.js';
export type { SetConstants } from './structure-constants-of.js';
export { namedFunction } from './named-function.js';
export { polish, POLISHED_BELOW } from './polish.js';
export type { PolishedSet } from './polish.js';
export { flow } from './flow.js';
export { readableFields } from './readable-fields.js';
export type { ReadableBasis, ReadableField } from './readable-fields.js';
export { conservedQuantities } from './conserved/conserved-quantities.js';
export type {
  ConservedFunction,
  ConservedProblem,
  ConservedQuantities,
  ConservedRefusal,
} from './conserved/conserved-quantities.js';
export { poissonAlgebra } from './conserved/poisson-algebra.js';
export type { PoissonAlgebra, PoissonProblem } from './conserved/poisson-algebra.js';
