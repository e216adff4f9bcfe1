import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { whitenRows } from '../rows/whiten.js';
import { evaluateMonomials } from './evaluate-monomials.js';
import { monomialsOf } from './monomials.js';
import type { PolynomialModel } from './polynomial-model.js';

/** The monomials of a polynomial's class at samples. @param samples x, row-major [m, r] @returns shape [m, Q] */
export function monomialValues({ coordinates, degree }: PolynomialModel, samples: Float64Array): Matrix {
  const r = coordinates.centre.length;
  const points = whitenRows(coordinates, matrixOf(samples.length / r, r, samples));
  return evaluateMonomials(monomialsOf(r, degree), points);
}
