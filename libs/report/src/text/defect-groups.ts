import { formatDefect } from '@liesweep/verdict';
import type { DefectsToDraw } from './defect-axis.js';

/** Defects below are zero to rounding. */
const ROUNDING = 1e-12;

/** Gaps are measured from here: defects below differ by rounding. */
const LEAST = 1e-16;

/** Relative defects in a line: `0 ×6  ┊ 15 decades ┊  0.46 … 0.83 ×10`. */
export function renderDefectGroups({ defects, count, zeros }: DefectsToDraw): string {
  const [first] = defects;
  if (first === undefined) return 'none were computed';
  if (zeros === null) return `${range(defects, count)}, and no gap that decides`;
  const [below, above] = [defects.slice(0, zeros), defects.slice(zeros)];
  const low = below.length === 0 ? '' : groupText(below, zeros);
  if (above.length === 0) return count > zeros ? `${low}, and ${String(count - zeros)} larger ones` : low;
  const high = groupText(above, count - zeros);
  if (below.length === 0) return high;
  const gap = Math.log10((above[0] ?? 1) / Math.max(LEAST, below.at(-1) ?? 0));
  const decades = gap < 2 ? gap.toFixed(1) : gap.toFixed(0);
  return `${low}  ┊ ${decades} decades ┊  ${high}`;
}

function groupText(group: readonly number[], count: number): string {
  return (group.at(-1) ?? 0) < ROUNDING ? `0 ×${String(count)}` : range(group, count);
}

/** @param count of the whole group, of which the largest may not have been kept */
function range(group: readonly number[], count: number): string {
  const [least, most] = [group[0] ?? 0, group.at(-1) ?? 0].map((defect) => formatDefect(defect)) as [string, string];
  const text = group.length < count ? `${least} … ` : least === most ? least : `${least} … ${most}`;
  return `${text.trimEnd()} ×${String(count)}`;
}
