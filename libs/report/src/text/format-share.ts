import { formatDefect } from '@liesweep/verdict';

/** Smaller shares are shown as powers of ten: 0.001 % says less than 1e-5. */
const SMALLEST_PERCENTAGE = 1e-4;

/** Rounding of float64. */
const NOTHING = 1e-15;

/** A relative defect for people: `46 %`, `0.31 %`, `2.1e-6`, `0` to rounding. */
export function formatShare(share: number): string {
  if (share < NOTHING) return '0';
  if (!(share >= SMALLEST_PERCENTAGE)) return formatDefect(share);
  return `${String(Number((100 * share).toPrecision(2)))} %`;
}
