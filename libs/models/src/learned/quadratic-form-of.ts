import { matrixOf, multiply, symmetricEigen, transpose, type Matrix } from '@liesweep/lie';
import type { QuadraticForm } from '@liesweep/sweep';
import { polynomialGradient, type PolynomialModel } from '@liesweep/verdict';

/** An eigenvalue within so many standard errors has no sign that a fit could show. */
const ERRORS = 5;

/** Rounding of the eigenvalues of a fit without noise, relative to the largest. */
const ROUNDING = 1e-8;

/**
 * The form xᵀAx in a polynomial of degree 2, with its signature: what a fit finds out, where the dimension of its algebra,
 * n(n−1)/2 for every form that is not degenerate, says nothing new.
 *
 * @param error of an eigenvalue in standard coordinates, relative to the largest: about √((1 − R²)/rows)
 * @returns undefined for a polynomial of another degree
 */
export function quadraticFormOf(polynomial: PolynomialModel, error: number): QuadraticForm | undefined {
  if (polynomial.degree !== 2) return undefined;
  const { backward } = polynomial.coordinates;
  const r = backward.rows;
  const origin = polynomialGradient(polynomial, new Float64Array(r));
  const columns = Array.from({ length: r }, (_, j) => {
    const along = polynomialGradient(
      polynomial,
      Float64Array.from({ length: r }, (__, k) => (k === j ? 1 : 0)),
    );
    return along.map((slope, k) => (slope - (origin[k] ?? Number.NaN)) / 2);
  });
  const entry = (j: number, k: number): number =>
    ((columns[k]?.[j] ?? Number.NaN) + (columns[j]?.[k] ?? Number.NaN)) / 2;
  const matrix = columns.map((_, j) => columns.map((__, k) => entry(j, k)));
  const standard = multiply(transpose(backward), multiply(matrixOf(r, r, matrix.flat()), backward));
  return { matrix, signature: signatureOf(standard, Math.max(ROUNDING, ERRORS * error)) };
}

function signatureOf(standard: Matrix, share: number): QuadraticForm['signature'] {
  const { values } = symmetricEigen(standard);
  const least = share * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const count = (is: (value: number) => boolean): number => values.filter(is).length;
  const [plus, minus] = [count((value) => value > least), count((value) => value < -least)];
  return { plus, minus, zero: values.length - plus - minus };
}
