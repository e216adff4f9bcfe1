import { definitionOf } from '../definition-of.js';
import type { DeepReadonly } from '../deep-readonly.js';
import { cubic } from './cubic.js';
import type { OracleDefinition } from './define-oracle.js';
import { determinant } from './determinant.js';
import { expression } from './expression.js';
import { gradients } from './gradients.js';
import { l1 } from './l1.js';
import { learned, type LearnedOracleSpec } from './learned.js';
import { norm } from './norm.js';
import { polynomial } from './polynomial.js';
import { quadratic } from './quadratic.js';
import { squaredNorm } from './squared-norm.js';
import { threeForm } from './three-form.js';
import { vacuum } from './vacuum.js';

/** All oracles that a sweep file can name, in the order in which messages and tables name them. */
export const ORACLES = [
  norm,
  squaredNorm,
  l1,
  quadratic,
  polynomial,
  determinant,
  threeForm,
  cubic,
  vacuum,
  expression,
  learned,
  gradients,
] as const;

type SpecOf<Definition> = Definition extends OracleDefinition<infer Spec> ? DeepReadonly<Spec> : never;

/** An oracle φ: a formula that is postulated, a model that is fitted to the labels of the data, or gradients that are given. */
export type OracleSpec = SpecOf<(typeof ORACLES)[number]>;

/** The definition of an oracle. */
export function oracleOf<Spec extends OracleSpec>(spec: Spec): OracleDefinition<Spec> {
  return definitionOf(ORACLES, spec.kind) as unknown as OracleDefinition<Spec>;
}

/** True of an oracle that is given by its gradients at the rows of a file. */
export function isGivenByGradients(spec: OracleSpec): spec is SpecOf<typeof gradients> {
  return oracleOf(spec).source === 'gradients';
}

/** True of an oracle that is fitted to the labels of the data. */
export function isLearned(spec: OracleSpec): spec is LearnedOracleSpec {
  return oracleOf(spec).source === 'labels';
}
