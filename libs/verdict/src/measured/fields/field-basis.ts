import { matrixOf, realForms } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { parameterCount, realDimension } from '@liesweep/sweep';
import type { GeneratorShape } from '@liesweep/sweep';
import { monomialCount, monomialsOf } from '../polynomials/monomials.js';
import { fieldColumnCount, monomialOfColumn } from './field-columns.js';

/** Which fields may keep the label: v(x) = 𝒲x; v(x) = 𝒲x + b; or with all products of two features as well. */
export type FieldAnsatz = 'linear' | 'affine' | 'quadratic';

/** Samples of q vectors side by side. */
export interface ParticleCopies {
  /** q */
  readonly count: number;
  /** Whether one field moves them all; else each is moved by a field of its own. */
  readonly tied: boolean;
}

/** A sample that is one vector. */
export const ONE_PARTICLE: ParticleCopies = { count: 1, tied: true };

/**
 * A basis of the fields v(z) = W m(z) of an ansatz: the E_jk; for complex features E_jk and i E_jk as real forms; then the
 * translations, then the products. Of particles that are tied a field is the sum over its copies; of others there is a basis for each.
 *
 * @param shape of one particle
 * @returns P matrices [r, c], r the real numbers of a sample and c those of `fieldColumnCount`
 */
export function fieldBasis(
  shape: GeneratorShape,
  ansatz: FieldAnsatz,
  { count, tied }: ParticleCopies = ONE_PARTICLE,
): Matrix[] {
  const own = fieldsOfOne(shape, ansatz);
  if (count === 1) return own;
  const columns = fieldColumnCount(count * realDimension(shape), ansatz);
  const moved = (copies: readonly number[]): Matrix[] => own.map((field) => onCopies(field, copies, count, columns));
  const all = Array.from({ length: count }, (_, p) => p);
  return tied ? moved(all) : all.flatMap((p) => moved([p]));
}

function fieldsOfOne(shape: GeneratorShape, ansatz: FieldAnsatz): Matrix[] {
  const [count, size] = [parameterCount(shape), realDimension(shape)];
  const units = Array.from({ length: count * count }, (_, at) => (Math.floor(at / count) === at % count ? 1 : 0));
  const linear = realForms(units, shape);
  const columns = fieldColumnCount(size, ansatz);
  const others = Array.from({ length: (columns - size) * size }, (_, at) => {
    const field = matrixOf(size, columns);
    field.data[(at % size) * columns + size + Math.floor(at / size)] = 1;
    return field;
  });
  return [...linear.map((field) => widened(field, columns)), ...others];
}

/** The same field, with room for more monomials. */
export function widened(field: Matrix, columns: number): Matrix {
  if (field.columns === columns) return field;
  const wide = matrixOf(field.rows, columns);
  for (let i = 0; i < field.rows; i++) {
    wide.data.set(field.data.subarray(i * field.columns, (i + 1) * field.columns), i * columns);
  }
  return wide;
}

/** A field of one particle on some of the particles of a sample. */
function onCopies(field: Matrix, copies: readonly number[], count: number, columns: number): Matrix {
  const size = field.rows;
  const whole = matrixOf(count * size, columns);
  for (const copy of copies) {
    field.data.forEach((entry, at) => {
      const [row, column] = [Math.floor(at / field.columns), at % field.columns];
      whole.data[(copy * size + row) * columns + columnOnCopy(column, size, copy, count)] = entry;
    });
  }
  return whole;
}

/** Where a monomial of one particle stands among those of all. */
function columnOnCopy(column: number, size: number, copy: number, count: number): number {
  if (column < size) return copy * size + column;
  if (column === size) return count * size;
  const { exponents } = monomialsOf(size, 2);
  const at = monomialOfColumn(column, size);
  const wanted = new Int32Array(count * size);
  wanted.set(exponents.subarray(at * size, (at + 1) * size), copy * size);
  return indexOfMonomial(wanted);
}

function indexOfMonomial(wanted: Int32Array): number {
  const variables = wanted.length;
  const { exponents } = monomialsOf(variables, 2);
  return Array.from({ length: monomialCount(variables, 2) }, (_, q) => q).findIndex((q) =>
    wanted.every((power, i) => exponents[q * variables + i] === power),
  );
}
