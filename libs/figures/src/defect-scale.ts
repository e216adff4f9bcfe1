import { decadeAxis } from './decades.js';
import { formatShare } from './notation.js';

/** An exact zero has no logarithm; float64 leaves about 1e-16 of one. */
const LOWEST_DRAWN_DEFECT = 1e-17;

/** A scale over fewer decades than this is labelled in percent. */
const DECADES_IN_PERCENT = 3;

const TITLE = 'relative defect';

/** Between the lowest point and the end of a scale in percent, decades. */
const ROOM_BELOW = 0.04;

/** A scale over log₁₀ of relative defects, and its axis. */
export interface DefectScale {
  readonly domain: readonly [low: number, high: number];
  readonly axis: ReturnType<typeof decadeAxis>;
  readonly isInPercent: boolean;
}

/** log₁₀ of a relative defect, not below that of `LOWEST_DRAWN_DEFECT`. */
export function defectLevel(defect: number): number {
  return Math.log10(Math.max(LOWEST_DRAWN_DEFECT, defect));
}

/** The scale that holds these levels and 10 … 100 %: in percent over a few decades, in powers of ten over more. */
export function defectScale(levels: readonly number[]): DefectScale {
  const [low, high] = [Math.min(-1, ...levels), Math.max(0, ...levels)];
  if (low < -DECADES_IN_PERCENT) {
    const domain = [Math.floor(low), Math.ceil(high)] as const;
    return { domain, axis: decadeAxis(domain, TITLE), isInPercent: false };
  }
  const marks = marksAround(low - ROOM_BELOW, high);
  const labels = Object.fromEntries(marks.map((mark) => [String(Math.log10(mark)), formatShare(mark)]));
  return {
    domain: [Math.log10(marks[0] ?? 0.1), Math.log10(marks.at(-1) ?? 1)],
    axis: { title: TITLE, values: marks.map(Math.log10), labelExpr: `(${JSON.stringify(labels)})[datum.value]` },
    isInPercent: true,
  };
}

/** 1, 2 and 5 times powers of ten, from the last at or below a level to the first at or above another. */
function marksAround(low: number, high: number): number[] {
  const marks: number[] = [];
  for (let exponent = Math.floor(low); exponent <= Math.ceil(high); exponent += 1) {
    for (const digit of [1, 2, 5]) marks.push(Number(`${String(digit)}e${String(exponent)}`));
  }
  const first = marks.findLastIndex((mark) => Math.log10(mark) <= low);
  const last = marks.findIndex((mark) => Math.log10(mark) >= high);
  return marks.slice(first, last + 1);
}
