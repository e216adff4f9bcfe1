import { normSquared } from '../frobenius.js';
import { multiply, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { eigenPairs } from '../structure/eigen-pairs.js';
import { decideZero } from './decide.js';

/** Eigenvalues nearer to each other than this share of the largest are taken for one. */
const APART = 0.05;

/** Digits of a weight. */
const DIGITS = 3;

type Complex = readonly [real: number, imaginary: number];

/**
 * The eigenvalues of a matrix that can be diagonalised, as text: the largest has modulus 1, and of both signs of the matrix the one with
 * the larger weights is written, so that multiples of a matrix have one text.
 *
 * A Jordan block splits its eigenvalue by the root of the noise, so that eigenvalues alone do not tell: with μ the mean of each group
 * of near ones, Π (A − μ) vanishes exactly where A can be diagonalised.
 *
 * @param noise of the entries
 * @returns null when it cannot be diagonalised
 * @throws UndecidedError where there is no gap
 */
export function weightsOf(matrix: Matrix, noise: number): string | null {
  const largest = Math.max(...eigenPairs(matrix).map(({ eigenvalue }) => Math.hypot(...eigenvalue)));
  const unit = scale(matrix, 1 / largest);
  const upper = eigenPairs(unit)
    .map(({ eigenvalue }) => eigenvalue)
    .filter(([, imaginary]) => imaginary > -APART);
  const groups: Complex[][] = [];
  for (const value of upper.toSorted(([a], [b]) => a - b)) {
    const near = groups.find((group) => group.some(([re, im]) => Math.hypot(re - value[0], im - value[1]) < APART));
    if (near === undefined) {
      groups.push([value]);
    } else {
      near.push(value);
    }
  }
  const means = groups.map((group) => ({ mean: meanOf(group), count: group.length }));
  const product = means.map(({ mean }) => annihilator(unit, mean)).reduce(multiply);
  if (!decideZero(Math.sqrt(normSquared(product)), (noise / largest) * matrix.rows, 'whether R acts diagonally')) {
    return null;
  }
  const values = means.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
  const [one = '', other = ''] = [values, values.map(([real, imaginary]): Complex => [-real, imaginary])]
    .map((each) => each.map(rounded).toSorted(ascending))
    .toSorted((a, b) => total(b) - total(a) || ascendingLists(b, a))
    .map((each) => each.map(text).join(', '));
  return one === '' ? other : one;
}

function meanOf(group: readonly Complex[]): Complex {
  const sum = group.reduce<Complex>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  const imaginary = sum[1] / group.length;
  return [sum[0] / group.length, imaginary > APART ? imaginary : 0];
}

/** A − μ, of a pair of complex numbers A² − 2 Re μ A + |μ|². */
function annihilator(matrix: Matrix, [real, imaginary]: Complex): Matrix {
  const shifted = {
    ...matrix,
    data: matrix.data.map((entry, at) => entry - (at % (matrix.rows + 1) === 0 ? real : 0)),
  };
  if (imaginary === 0) {
    return shifted;
  }
  const square = multiply(shifted, shifted);
  return {
    ...square,
    data: square.data.map((entry, at) => entry + (at % (matrix.rows + 1) === 0 ? imaginary ** 2 : 0)),
  };
}

function rounded([real, imaginary]: Complex): Complex {
  const round = (value: number): number => Number(value.toFixed(DIGITS)) + 0; // no −0
  return [round(real), round(imaginary)];
}

const ascending = ([a, b]: Complex, [c, d]: Complex): number => a - c || b - d;

const total = (values: readonly Complex[]): number =>
  values.reduce((sum, [real, imaginary]) => sum + real * (imaginary > 0 ? 2 : 1), 0);

function ascendingLists(first: readonly Complex[], second: readonly Complex[]): number {
  return first.map((value, at) => ascending(value, second[at] ?? value)).find((order) => order !== 0) ?? 0;
}

function text([real, imaginary]: Complex): string {
  if (imaginary === 0) {
    return String(real);
  }
  return `${real === 0 ? '' : String(real)}±${imaginary === 1 ? '' : String(imaginary)}i`;
}
