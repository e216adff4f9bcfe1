import { powerOfTen } from './notation.js';

/** Losses below this are drawn here: float32 resolves nothing smaller, and an exact 0 has no logarithm. */
export const LOWEST_DRAWN_DECADE = -16;

/** log₁₀ of a loss, not below `LOWEST_DRAWN_DECADE`; null when the loss is null, not finite or negative. */
export function decade(loss: number | null): number | null {
  if (loss === null || !Number.isFinite(loss) || loss < 0) return null;
  return Math.max(LOWEST_DRAWN_DECADE, Math.log10(loss));
}

/** Whole decades that hold all the values, and at least `atLeast`. */
export function decadeDomain(
  values: readonly (number | null)[],
  atLeast: readonly [low: number, high: number],
): [low: number, high: number] {
  let [low, high] = atLeast;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, Math.floor(value));
    high = Math.max(high, Math.ceil(value));
  }
  return [low, high];
}

/** An axis over log₁₀ values, labelled with the powers of ten themselves, at most eight of them. */
export function decadeAxis(
  [low, high]: readonly [number, number],
  title: string,
): {
  title: string;
  values: number[];
  labelExpr: string;
} {
  const stride = Math.max(1, Math.ceil((high - low) / 7));
  const values: number[] = [];
  for (let exponent = Math.ceil(low / stride) * stride; exponent <= high; exponent += stride) values.push(exponent);
  const labels = Object.fromEntries(values.map((exponent) => [String(exponent), powerOfTen(exponent)]));
  return { title, values, labelExpr: `(${JSON.stringify(labels)})[datum.value]` };
}
