import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';
import { rowsOf } from '../structure/lie-algebra.js';

/** Constants up to this share of the largest are not written. */
const NEGLIGIBLE_SHARE = 1e-9;

/** Fractions with a denominator up to this are written as such, when they agree to this share of 1. */
const LARGEST_DENOMINATOR = 12;
const SAME_FRACTION = 1e-9;

/** Digits of other numbers. */
const DIGITS = 4;

/**
 * The brackets of a basis that do not vanish, as sentences such as `[J1, P2] = P3` and `[H, X] = 2 X − 1/2 Y`.
 *
 * @param constants a, shape [N(N−1)/2, N], rows in the order of `pairs(N)`
 * @param names of the N elements
 * @param noise the largest constant that is not written; rounding where it is left out
 * @returns one sentence for each pair, in the order of `pairs(N)`; none of an abelian algebra
 */
export function bracketTable(constants: Matrix, names: readonly string[], noise = 0): string[] {
  const largest = constants.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const negligible = Math.max(noise, NEGLIGIBLE_SHARE * largest);
  const rows = rowsOf(constants);
  return pairs(constants.columns).flatMap(([a, b], row) => {
    const terms = Array.from(rows[row] ?? [], (value, c) => ({ value, name: names[c] ?? `e${String(c + 1)}` })).filter(
      ({ value }) => Math.abs(value) > negligible,
    );
    return terms.length === 0
      ? []
      : [`[${names[a] ?? `e${String(a + 1)}`}, ${names[b] ?? `e${String(b + 1)}`}] = ${sumOf(terms)}`];
  });
}

function sumOf(terms: readonly { value: number; name: string }[]): string {
  return terms
    .map(({ value, name }, at) => {
      const sign = value < 0 ? '−' : at === 0 ? '' : '+';
      const size = sizeOf(Math.abs(value));
      return `${sign}${at === 0 ? '' : ' '}${size === '1' ? '' : `${size} `}${name}`;
    })
    .join(' ');
}

/** An integer, a fraction, or some digits. */
function sizeOf(value: number): string {
  for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
    const numerator = Math.round(value * denominator);
    if (numerator > 0 && Math.abs(value * denominator - numerator) < SAME_FRACTION * denominator) {
      return denominator === 1 ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
    }
  }
  return String(Number(value.toPrecision(DIGITS)));
}
