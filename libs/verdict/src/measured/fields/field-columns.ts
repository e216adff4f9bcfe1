import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { evaluateMonomials } from '../polynomials/evaluate-monomials.js';
import { monomialCount, monomialsOf } from '../polynomials/monomials.js';
import type { FieldAnsatz } from './field-basis.js';

/** How many columns a field v(z) = W m(z) of r variables has: m is z; with 1 after it; with the products z_i z_j after that. */
export function fieldColumnCount(variables: number, ansatz: FieldAnsatz): number {
  const counts = { linear: variables, affine: variables + 1, quadratic: monomialCount(variables, 2) };
  return counts[ansatz];
}

/** The index, in the order of `monomialsOf`, of the monomial that stands in a column of fields: 1 comes after the variables. */
export function monomialOfColumn(column: number, variables: number): number {
  if (column < variables) return column + 1;
  return column === variables ? 0 : column;
}

/**
 * m(z) of every row.
 *
 * @param points z, shape [N, r]
 * @param columns how many monomials
 * @returns shape [N, columns]
 */
export function fieldPoints(points: Matrix, columns: number): Matrix {
  const { columns: variables, rows } = points;
  if (columns === variables) return points;
  const values = evaluateMonomials(monomialsOf(variables, columns > variables + 1 ? 2 : 1), points);
  const result = matrixOf(rows, columns);
  result.data.forEach((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    result.data[at] = values.data[row * values.columns + monomialOfColumn(column, variables)] ?? NaN;
  });
  return result;
}
