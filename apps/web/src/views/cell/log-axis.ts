import { decade, decadeDomain } from '@liesweep/figures/decades';
import { powerOfTen } from '@liesweep/figures/notation';

/** A logarithmic axis over whole decades. */
export interface LogAxis {
  /** Exponents of ten at both ends. */
  readonly domain: readonly [low: number, high: number];
  /** Where a value stands: 0 at the low end, 1 at the high one; null where it has no logarithm. */
  readonly place: (value: number | null) => number | null;
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
}

/** So many labels fit beside each other without being crowded. */
const MOST_TICKS = 8;

/**
 * The axis that holds these values and, where they are given, the marks: a criterion that nothing comes near is still seen.
 *
 * @param values losses; null, not finite and negative ones take no room, zeros stand at the lowest drawn decade
 */
export function logAxis(values: readonly (number | null)[], marks: readonly number[] = []): LogAxis {
  const decades = [...values, ...marks].flatMap((value) => decade(value) ?? []);
  const first = decades[0] ?? 0;
  const around = decades.length === 0 ? ([-2, 1] as const) : ([Math.floor(first), Math.floor(first) + 1] as const);
  const [low, high] = decadeDomain(decades, around);
  const stride = Math.max(1, Math.ceil((high - low) / (MOST_TICKS - 1)));
  const start = Math.ceil(low / stride) * stride;
  return {
    domain: [low, high],
    place: (value) => {
      const level = decade(value);
      return level === null ? null : Math.min(1, Math.max(0, (level - low) / (high - low)));
    },
    ticks: Array.from({ length: Math.floor((high - start) / stride) + 1 }, (_, index) => ({
      place: (start + index * stride - low) / (high - low),
      label: powerOfTen(start + index * stride),
    })),
  };
}
