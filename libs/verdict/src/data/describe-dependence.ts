import type { Dependence } from './find-dependence.js';

/** Digits of a coefficient, at most. */
const MOST_DIGITS = 4;

/**
 * A relation between features as a physicist writes it, such as `px_total = px1 + px2`.
 *
 * @param names of the r real features
 */
export function describeDependence({ coefficients, feature, spread }: Dependence, names: readonly string[]): string {
  // What rounding leaves of the relation is what it changes of a coefficient.
  const digits = Math.max(1, Math.min(MOST_DIGITS, Math.floor(-Math.log10(spread))));
  const terms = Array.from(coefficients, (coefficient, j) => ({ value: -Number(coefficient.toPrecision(digits)), j }))
    .filter(({ value, j }) => j !== feature && value !== 0)
    .map(({ value, j }, at) => {
      const sign = value < 0 ? (at === 0 ? '−' : ' − ') : at === 0 ? '' : ' + ';
      const size = Math.abs(value);
      return `${sign}${size === 1 ? '' : `${String(size)} `}${names[j] ?? `x${String(j + 1)}`}`;
    });
  return `${names[feature] ?? `x${String(feature + 1)}`} = ${terms.length === 0 ? '0' : terms.join('')}`;
}
