import { matrixOf, multiply, symmetricEigen, transpose, type Matrix } from '@liesweep/lie';
import type { QuadraticForm } from '@liesweep/sweep';
import { polynomialGradient, type PolynomialModel } from '@liesweep/verdict';

/** An eigenvalue within so many standard errors has no sign that a fit could show. */
const ERRORS = 5;

/** Rounding of the eigenvalues of a fit without noise, relative to the largest. */
const ROUNDING = 1e-8;

/** A polynomial of a higher degree whose slopes its terms above degree 2 change by no larger share is read as one of degree 2. */
const MOST_BEYOND = 1e-3;

/**
 * The form xᵀAx in a polynomial of degree 2, or in one whose higher terms are next to nothing, with its signature: what a fit finds out, where the dimension of its algebra,
 * n(n−1)/2 for every form that is not degenerate, says nothing new.
 *
 * @param error of an eigenvalue in standard coordinates, relative to the largest: about √((1 − R²)/rows)
 * @returns undefined for a polynomial that is of another degree
 */
export function quadraticFormOf(polynomial: PolynomialModel, error: number): QuadraticForm | undefined {
  if (polynomial.degree < 2) return undefined;
  const quadratic = leadingPart(polynomial);
  const beyond = polynomial.degree === 2 ? 0 : shareBeyond(polynomial, quadratic);
  return beyond <= MOST_BEYOND ? formOf(quadratic, Math.max(error, beyond)) : undefined;
}

/** The terms of degree 2 and below in standard coordinates, which are the first. */
function leadingPart({ coordinates, coefficients }: PolynomialModel): PolynomialModel {
  const r = coordinates.centre.length;
  return { degree: 2, coordinates, coefficients: coefficients.subarray(0, ((r + 1) * (r + 2)) / 2) };
}

/** √Σ‖∇f − ∇f₂‖² / √Σ‖∇f₂‖² over a spread of the samples: one standard deviation either way along each axis, and between two. */
function shareBeyond(polynomial: PolynomialModel, quadratic: PolynomialModel): number {
  const { centre, backward } = polynomial.coordinates;
  let [all, beyond] = [0, 0];
  for (const z of spread(centre.length)) {
    const x = multiply(backward, matrixOf(centre.length, 1, z)).data.map(
      (entry, j) => entry + (centre[j] ?? Number.NaN),
    );
    const [whole, leading] = [polynomialGradient(polynomial, x), polynomialGradient(quadratic, x)];
    // In standard coordinates, where features of other units count alike.
    const [a, b] = [
      standardSlope(backward, leading),
      standardSlope(
        backward,
        whole.map((each, j) => each - (leading[j] ?? Number.NaN)),
      ),
    ];
    all += a;
    beyond += b;
  }
  return all > 0 ? Math.sqrt(beyond / all) : Infinity;
}

/** ‖Bᵀ∇f‖² */
function standardSlope(backward: Matrix, slope: Float64Array): number {
  const standard = multiply(transpose(backward), matrixOf(slope.length, 1, slope)).data;
  return standard.reduce((sum, each) => sum + each * each, 0);
}

function* spread(r: number): Generator<Float64Array> {
  for (let j = 0; j < r; j += 1) {
    for (let k = j; k < r; k += 1) {
      for (const [a, b] of [
        [1, 1],
        [1, -1],
        [-1, 1],
        [-1, -1],
      ] as const) {
        const z = new Float64Array(r);
        z[j] = j === k ? a : a / Math.SQRT2;
        if (k !== j) z[k] = b / Math.SQRT2;
        yield z;
      }
    }
  }
}

function formOf(polynomial: PolynomialModel, error: number): QuadraticForm {
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
