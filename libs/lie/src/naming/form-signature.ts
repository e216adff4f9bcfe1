import type { Matrix } from '../matrix.js';
import type { KillingSignature } from '../structure/killing-form.js';
import { symmetricEigen } from '../structure/symmetric-eigen.js';
import { decideZero } from './decide.js';

/** The largest modulus of the eigenvalues of a symmetric matrix, and `least` where that is more. */
export function formSize(form: Matrix, least = 0): number {
  return symmetricEigen(form).values.reduce((most, value) => Math.max(most, Math.abs(value)), least);
}

/**
 * The numbers of positive, negative and zero eigenvalues of a symmetric matrix.
 *
 * @param noise the largest eigenvalue that stands for a zero
 * @throws UndecidedError where there is no gap
 */
export function formSignature(form: Matrix, noise: number, decision: string): KillingSignature {
  const values = Array.from(symmetricEigen(form).values);
  const clear = values.filter((value) => !decideZero(value, noise, decision));
  const plus = clear.filter((value) => value > 0).length;
  return { plus, minus: clear.length - plus, zero: values.length - clear.length };
}
