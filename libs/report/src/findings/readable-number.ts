/** float32 has seven digits. */
const DIGITS = 7;

/** Below this share of what it stands beside a number is rounding. */
const ROUNDING = 1e-8;

/** A number as it is sent: with the digits of float32, and zero where it is only rounding beside the largest one. */
export function readableNumber(value: number, largest: number): number {
  return Math.abs(value) <= ROUNDING * largest ? 0 : Number(value.toPrecision(DIGITS));
}
