import { chosen, shortText, type RawSearch } from '../../shell/search-params.js';

/** More series can no longer be told apart. */
export const MOST_SERIES = 6;

/** What is compared: a sweep, or one slice of it. */
export interface Series {
  readonly sweepId: string;
  /** Position of the slice; null leaves the choice to the page. */
  readonly slice: number | null;
}

const PART = /^([a-z0-9-]{3,100})(?:~(\d{1,9}))?$/;
/** Of six sweeps with long names. */
const LONGEST = MOST_SERIES * 120;

/** Reads what is compared from the search of the address: `so-n-8a1,so-n-8a1~3`. What cannot be meant is left out. */
export function compareSearch(raw: RawSearch): readonly Series[] {
  const parts = (shortText(raw.sweeps, LONGEST) ?? '').split(',').flatMap((part): Series[] => {
    const [, sweepId, slice] = PART.exec(part) ?? [];
    return sweepId === undefined ? [] : [{ sweepId, slice: slice === undefined ? null : Number(slice) }];
  });
  const keys = parts.map(seriesKey);
  return parts.filter((_, index) => keys.indexOf(keys[index] ?? '') === index).slice(0, MOST_SERIES);
}

/** The search of an address that compares, without what cannot be meant. */
export function compareAddress(raw: RawSearch): { readonly sweeps?: string } {
  return chosen({ sweeps: compareText(compareSearch(raw)) });
}

/** One of what is compared as the address writes it. */
export function seriesKey({ sweepId, slice }: Series): string {
  return slice === null ? sweepId : `${sweepId}~${String(slice)}`;
}

/** What is compared as the address writes it; undefined where nothing is. */
export function compareText(series: readonly Series[]): string | undefined {
  return series.length === 0 ? undefined : series.map(seriesKey).join(',');
}
