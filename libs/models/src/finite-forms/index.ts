import type { GeneratorShape, OracleSpec } from '@liesweep/sweep';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { expression } from './expression.js';
import { l1 } from './l1.js';
import { norm } from './norm.js';
import { polynomial } from './polynomial.js';
import { quadratic } from './quadratic.js';
import { squaredNorm } from './squared-norm.js';

/**
 * φ over tensors, in float32 and differentiable. It uses no op whose gradient knows the number of rows, so that a step that
 * contains it compiles for every stack size.
 *
 * @returns from x, shape [m, q·r], to φ(x), shape [m, k]
 */
export type FiniteForm<Spec> = (spec: Spec, shape: GeneratorShape) => (x: Tensor2D) => Tensor2D;

/** The formulas that have a form over tensors: those whose definition says so (`hasFiniteForm`). */
export const FINITE_FORMS: {
  readonly [Kind in OracleSpec['kind']]?: FiniteForm<Extract<OracleSpec, { readonly kind: Kind }>>;
} = { norm, 'squared-norm': squaredNorm, l1, quadratic, polynomial, expression };
