import { matrixOf, multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';
import type { Draw } from '../seeded-normals.js';
import { rowsOf } from '../structure/lie-algebra.js';
import type { Frame } from './random-frame.js';

/** [e_a, e_b] = value · e_c, value 1 unless said otherwise. For tests only. */
export type Bracket = readonly [a: number, b: number, c: number, value?: number];

/** The constants of some brackets, [pairs, N]; what is not given is 0. For tests only. */
export function constantsOf(dimension: number, brackets: readonly Bracket[]): Matrix {
  const constants = matrixOf((dimension * (dimension - 1)) / 2, dimension);
  const rowOf = new Map(pairs(dimension).map(([a, b], row) => [a * dimension + b, row]));
  for (const [a, b, c, value = 1] of brackets) {
    const row = rowOf.get(Math.min(a, b) * dimension + Math.max(a, b)) ?? NaN;
    const at = row * dimension + c;
    constants.data[at] = (constants.data[at] ?? NaN) + (a < b ? value : -value);
  }
  return constants;
}

/** The brackets of constants, without those that vanish. For tests only. */
export function bracketsIn(constants: Matrix, offset = 0): Bracket[] {
  const rows = rowsOf(constants);
  return pairs(constants.columns).flatMap(([a, b], row) =>
    Array.from(rows[row] ?? [], (value, c) => [offset + a, offset + b, offset + c, value] as const).filter(
      ([, , , value]) => value !== 0,
    ),
  );
}

/** The direct sum of two algebras. For tests only. */
export function sumOf(first: Matrix, second: Matrix): Matrix {
  return constantsOf(first.columns + second.columns, [...bracketsIn(first), ...bracketsIn(second, first.columns)]);
}

/** An algebra with Rᵏ as an abelian ideal: [e_a, v_j] = Σ_k A_a,kj v_k, one matrix for each element. For tests only. */
export function semidirectOf(constants: Matrix, actions: readonly Matrix[]): Matrix {
  const [d, k] = [constants.columns, actions[0]?.rows ?? 0];
  const moved = actions.flatMap(({ data }, a) =>
    Array.from(data, (value, at): Bracket => [a, d + (at % k), d + Math.floor(at / k), value]),
  );
  return constantsOf(d + k, [...bracketsIn(constants), ...moved]);
}

/** The constants in another basis, e'_a = Σ_b M_ab e_b. For tests only. */
export function changeBasis(constants: Matrix, { matrix, inverse }: Frame): Matrix {
  const d = constants.columns;
  const all = pairs(d);
  const squared = matrixOf(
    all.length,
    all.length,
    all.flatMap(([a, b]) =>
      all.map(([i, j]) => {
        const entry = (row: number, column: number): number => matrix.data[row * d + column] ?? NaN;
        return entry(a, i) * entry(b, j) - entry(a, j) * entry(b, i);
      }),
    ),
  );
  return multiply(multiply(squared, constants), inverse);
}

/** The constants, made as large as an algebra of size 1 and with noise in every number. For tests only. */
export function measured(constants: Matrix, noise: number, draw: Draw): Matrix {
  const size = Math.sqrt((2 * constants.data.reduce((sum, value) => sum + value * value, 0)) / constants.columns);
  return { ...constants, data: constants.data.map((value) => value / (size === 0 ? 1 : size) + noise * draw()) };
}

/** The action on a direct sum of two spaces. For tests only. */
export function actionsSum(first: readonly Matrix[], second: readonly Matrix[]): Matrix[] {
  return first.map((one, a) => blocks(one, second[a] ?? matrixOf(0, 0)));
}

function blocks(one: Matrix, other: Matrix): Matrix {
  const [p, n] = [one.rows, one.rows + other.rows];
  const matrix = matrixOf(n, n);
  one.data.forEach((value, at) => (matrix.data[Math.floor(at / p) * n + (at % p)] = value));
  other.data.forEach((value, at) => {
    matrix.data[(p + Math.floor(at / other.rows)) * n + p + (at % other.rows)] = value;
  });
  return matrix;
}
