/** float32 has seven digits. */
const DIGITS = 7;

/** Below this share of what it stands beside a number is the rounding of float32. */
const ROUNDING = 1e-7;

/** A number as it is sent: with the digits of float32, and zero where it is no more than a share of the largest one. */
export function readableNumber(value: number, largest: number, share = ROUNDING): number {
  return Math.abs(value) <= share * largest ? 0 : Number(value.toPrecision(DIGITS));
}
