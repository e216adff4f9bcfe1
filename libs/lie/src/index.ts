export { g2 } from './algebras/g2.js';
export { indefiniteSo } from './algebras/indefinite-so.js';
export { scaling } from './algebras/scaling.js';
export { sl } from './algebras/sl.js';
export { su } from './algebras/su.js';
export { u } from './algebras/u.js';
export { closureResidual } from './closure-residual.js';
export { exponential } from './exponential.js';
export { factorRows, largestModulus, triangleFold, triangularise, type TriangleFold } from './factor-rows.js';
export { normSquared } from './frobenius.js';
export { independence } from './independence.js';
export { isFiniteMatrix, matrixOf, multiply, scale, transpose } from './matrix.js';
export type { Matrix } from './matrix.js';
export { GENERATOR_NORM_SQUARED } from './orthonormalise.js';
export { pairs } from './pairs.js';
export { precondition } from './precondition.js';
export type { Preconditioner } from './precondition.js';
export { realForms } from './real-forms.js';
export { refereeFields } from './referee-fields.js';
export type { FieldsRefereeInput, FieldsVerdict } from './referee-fields.js';
export { REJECTED } from './generators-verdict.js';
export type { GeneratorsVerdict } from './generators-verdict.js';
export { INDEPENDENT_ABOVE } from './require-independent.js';
export { sparsestBasis } from './sparsest-basis.js';
export type { SparsestBasisOptions } from './sparsest-basis.js';
export { singularValues } from './singular-values.js';
export { structureConstants } from './structure-constants.js';
export { analyseConstants } from './naming/analyse-constants.js';
export { analyseStructure } from './structure/analyse-structure.js';
export type {
  AlgebraDecomposition,
  AlgebraIdeal,
  AlgebraStructure,
  LeviDecomposition,
} from './structure/algebra-structure.js';
export { derivedAlgebra } from './structure/centre.js';
export { euclideanRoots } from './structure/euclidean-roots.js';
export type { EuclideanRoots } from './structure/euclidean-roots.js';
export type { Ideals } from './structure/ideals.js';
export type { KillingSignature } from './structure/killing-form.js';
export { lieAlgebra, lieAlgebraOf, restrictTo } from './structure/lie-algebra.js';
export type { LieAlgebra, SpannedAlgebra } from './structure/lie-algebra.js';
export { rootSystem } from './structure/root-system.js';
export { symmetricEigen } from './structure/symmetric-eigen.js';
export type { SymmetricEigen } from './structure/symmetric-eigen.js';
export type { Root, RootSystem } from './structure/root-system.js';
