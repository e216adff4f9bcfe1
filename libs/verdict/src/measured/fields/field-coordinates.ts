import { matrixOf, multiply } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { monomialsOf } from '../polynomials/monomials.js';
import type { Whitening } from '../rows/whiten.js';
import { widened } from './field-basis.js';
import { monomialOfColumn } from './field-columns.js';

/**
 * A field of the samples' units in whitened coordinates: x = T⁻¹z + μ, so that ż = T 𝒲 m(T⁻¹z + μ).
 *
 * @param generator [𝒲 b …], shape [r, r] or with more monomials
 * @param columns of the result, as many or more
 * @throws RangeError when the generator has another shape, or monomials that the result has no room for
 */
export function toWhitened(generator: Matrix, { centre, forward, backward }: Whitening, columns: number): Matrix {
  const size = centre.length;
  if (generator.rows !== size || generator.columns < size || generator.columns > columns) {
    throw new RangeError(
      `candidate: expected shape [${String(size)},${String(columns)}], got [${String(generator.rows)},${String(generator.columns)}]`,
    );
  }
  return multiply(forward, multiply(widened(generator, columns), substitution(backward, centre, columns)));
}

/**
 * A field of whitened coordinates in the units of the samples: ẋ = T⁻¹ W m(T (x − μ)).
 *
 * @param field W, shape [r, c]
 * @returns [𝒲 b …], shape [r, c]
 */
export function fromWhitened(field: Matrix, { centre, forward, backward }: Whitening): Matrix {
  const shift = multiply(forward, matrixOf(centre.length, 1, centre)).data.map((entry) => -entry);
  return multiply(backward, multiply(field, substitution(forward, shift, field.columns)));
}

/** S with m(Ax + s) = S m(x), each monomial as a variable times one before it: shape [c, c]. */
function substitution(linear: Matrix, shift: Float64Array, columns: number): Matrix {
  const variables = shift.length;
  if (columns === variables) return linear;
  const { raised, counts } = monomialsOf(variables, columns > variables + 1 ? 2 : 1);
  const count = counts.at(-1) ?? 1;
  const products = matrixOf(count, count);
  products.data[0] = 1;
  raised.forEach((target, at) => {
    const [source, i] = [Math.floor(at / variables), at % variables];
    const row = new Float64Array(count);
    products.data.subarray(source * count, (source + 1) * count).forEach((factor, m) => {
      if (factor === 0) return;
      row[m] = (row[m] ?? NaN) + factor * (shift[i] ?? NaN);
      for (let j = 0; j < variables; j++) {
        const q = raised[m * variables + j] ?? 0;
        row[q] = (row[q] ?? NaN) + factor * (linear.data[i * variables + j] ?? NaN);
      }
    });
    products.data.set(row, target * count);
  });
  const result = matrixOf(columns, columns);
  result.data.forEach((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns].map((each) => monomialOfColumn(each, variables));
    result.data[at] = products.data[(row ?? 0) * count + (column ?? 0)] ?? NaN;
  });
  return result;
}
