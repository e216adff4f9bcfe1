/** The largest denominator that is looked for. */
const MOST_DENOMINATOR = 60;

/** The largest whole number that is still read as meant. */
const LARGEST_INTEGER = 1000;

/** How far an entry may lie from the whole number that it is taken for, relative to the larger of 1 and it. */
const INTEGER_WITHIN = 1e-6;

/**
 * A multiple of the entries that is small whole numbers, the first of them positive; null where no multiple is near any.
 */
export function smallIntegers(entries: Float64Array): Float64Array | null {
  const units = [...new Set([...entries].filter((entry) => entry !== 0).map(Math.abs))].toSorted((a, b) => a - b);
  for (const unit of units) {
    for (let denominator = 1; denominator <= MOST_DENOMINATOR; denominator += 1) {
      const scaled = entries.map((entry) => (entry / unit) * denominator);
      const whole = scaled.map((entry) => Math.round(entry) + 0);
      const isNear = scaled.every(
        (entry, at) =>
          Math.abs(entry - (whole[at] ?? NaN)) <= INTEGER_WITHIN * Math.max(1, Math.abs(entry)) &&
          (entry === 0 || whole[at] !== 0) &&
          Math.abs(entry) <= LARGEST_INTEGER,
      );
      if (isNear) return reduced(whole);
    }
  }
  return null;
}

/** Without common divisor, the first positive. */
function reduced(whole: Float64Array): Float64Array {
  const divisor = whole.reduce((common, entry) => greatestDivisor(common, Math.abs(entry)), 0);
  const sign = Math.sign(whole.find((entry) => entry !== 0) ?? 1);
  return whole.map((entry) => (sign * entry) / divisor + 0);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
