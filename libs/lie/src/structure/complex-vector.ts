import { multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { adjointOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';

/** A complex number. */
export type Complex = readonly [real: number, imaginary: number];

/** An element p + iq of the complexified algebra, in coordinates. */
export interface ComplexVector {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** p − iq: the conjugation whose fixed points are the real algebra. */
export function conjugate({ real, imaginary }: ComplexVector): ComplexVector {
  return { real, imaginary: imaginary.map((entry) => -entry) };
}

/** z (p + iq). */
export function scaleBy([a, b]: Complex, { real: p, imaginary: q }: ComplexVector): ComplexVector {
  return {
    real: p.map((entry, k) => a * entry - b * (q[k] ?? NaN)),
    imaginary: p.map((entry, k) => b * entry + a * (q[k] ?? NaN)),
  };
}

/** The bracket [x, y], complex linear in both. */
export function complexBracket(algebra: LieAlgebra, x: ComplexVector, y: ComplexVector): ComplexVector {
  const [ofP, ofQ] = [adjointOf(algebra, x.real), adjointOf(algebra, x.imaginary)];
  const [pr, ps] = [apply(ofP, y.real), apply(ofP, y.imaginary)];
  const [qr, qs] = [apply(ofQ, y.real), apply(ofQ, y.imaginary)];
  return {
    real: pr.map((entry, k) => entry - (qs[k] ?? NaN)),
    imaginary: ps.map((entry, k) => entry + (qr[k] ?? NaN)),
  };
}

/** The bilinear form xᵀ K y, without a conjugation. */
export function complexForm(form: Matrix, x: ComplexVector, y: ComplexVector): Complex {
  const [kr, ks] = [apply(form, y.real), apply(form, y.imaginary)];
  return [dot(x.real, kr) - dot(x.imaginary, ks), dot(x.real, ks) + dot(x.imaginary, kr)];
}

function apply(matrix: Matrix, vector: Float64Array): Float64Array {
  return multiply(matrix, { rows: vector.length, columns: 1, data: vector }).data;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, k) => sum + entry * (b[k] ?? NaN), 0);
}
