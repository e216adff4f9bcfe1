import { matrixOf, multiply } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import type { Whitening } from '../rows/whiten.js';

/**
 * A field of the samples' units in whitened coordinates: x = T⁻¹z + μ, so that ż = T (𝒲 (T⁻¹z + μ) + b).
 *
 * @param generator 𝒲, shape [r, r], or [𝒲 b], shape [r, r + 1]
 * @param columns r or r + 1 of the result
 * @throws RangeError when the generator has another shape, or a translation that the result has no room for
 */
export function toWhitened(generator: Matrix, { centre, forward, backward }: Whitening, columns: number): Matrix {
  const size = centre.length;
  if (generator.rows !== size || generator.columns < size || generator.columns > columns) {
    throw new RangeError(
      `candidate: expected shape [${String(size)},${String(columns)}], got [${String(generator.rows)},${String(generator.columns)}]`,
    );
  }
  const linear = matrixOf(size, size, block(generator, size));
  const shift = centre.map((_, i) =>
    centre.reduce((sum, mean, j) => sum + (linear.data[i * size + j] ?? NaN) * mean, lastOf(generator, i, size)),
  );
  return joined(multiply(forward, multiply(linear, backward)), multiply(forward, matrixOf(size, 1, shift)), columns);
}

/**
 * A field of whitened coordinates in the units of the samples: ẋ = T⁻¹ (W T (x − μ) + w).
 *
 * @returns 𝒲, shape [r, r], or [𝒲 b], shape [r, r + 1] for a field [r, r + 1]
 */
export function fromWhitened(field: Matrix, { centre, forward, backward }: Whitening): Matrix {
  const size = centre.length;
  const linear = multiply(backward, multiply(matrixOf(size, size, block(field, size)), forward));
  const translation = multiply(
    backward,
    matrixOf(
      size,
      1,
      Float64Array.from(centre, (_, i) => lastOf(field, i, size)),
    ),
  );
  const shift = translation.data.map((entry, i) =>
    centre.reduce((sum, mean, j) => sum - (linear.data[i * size + j] ?? NaN) * mean, entry),
  );
  return joined(linear, matrixOf(size, 1, shift), field.columns);
}

function block({ columns, data }: Matrix, size: number): Float64Array {
  return data.filter((_, at) => at % columns < size);
}

function lastOf({ columns, data }: Matrix, row: number, size: number): number {
  return columns > size ? (data[row * columns + size] ?? NaN) : 0;
}

function joined(linear: Matrix, shift: Matrix, columns: number): Matrix {
  const field = matrixOf(linear.rows, columns);
  field.data.forEach((_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    field.data[at] = (j < linear.columns ? linear.data[i * linear.columns + j] : shift.data[i]) ?? NaN;
  });
  return field;
}
