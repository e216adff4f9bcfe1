import { createColours, type ColourDepth } from '@liesweep/logging/terminal';

/** Relative defects, and where they fall in two groups. */
export interface DefectsToDraw {
  /** Ascending, or the smallest of them. */
  readonly defects: readonly number[];
  /** p, how many there are. */
  readonly count: number;
  /** How many of the smallest count as none; null where nothing says so. */
  readonly zeros: number | null;
  /** A defect up to which generators count as symmetries, where it is one that labels were judged by. */
  readonly tolerance: number | undefined;
}

/** Bars of a column, by the logarithm of how many defects it holds. */
const BARS = '▂▃▄▅▆▇█';

/** Defects below 1e-16 are rounding of rounding. */
const LOWEST_DECADE = -16;

/** Columns that a label of the axis takes at least. */
const LABEL_ROOM = 9;

/** Room at the left of both lines. */
const INDENT = '  ';

const WIDEST = 100;

/**
 * Relative defects on a logarithmic axis: a line of bars, and one of powers of ten below it. The gap between the two groups is
 * dotted, and `╎` stands at the tolerance.
 */
export function renderDefectAxis(drawn: DefectsToDraw, width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { defects, zeros, tolerance } = drawn;
  const columns = Math.min(WIDEST, width) - INDENT.length - 2;
  const smallest = Math.max(10 ** LOWEST_DECADE, Math.min(...defects, tolerance ?? 1));
  const lowest = Math.min(-1, Math.floor(Math.log10(smallest)));
  const at = (value: number): number => {
    const decades = Math.log10(Math.max(value, 10 ** lowest)) - lowest;
    return Math.min(columns - 1, Math.round((decades / -lowest) * (columns - 1)));
  };
  const counts = new Array<number>(columns).fill(0);
  for (const defect of defects) counts[at(defect)] = (counts[at(defect)] ?? 0) + 1;
  const most = Math.max(...counts);
  const lastZero = zeros === null || zeros === 0 ? -1 : at(defects[zeros - 1] ?? 0);
  const firstOther = zeros === null ? 0 : zeros < defects.length ? at(defects[zeros] ?? 1) : columns;
  const limit = tolerance === undefined ? -1 : at(tolerance);
  const bars = counts.map((count, column) => {
    if (count > 0) return (column <= lastZero ? colours.green : colours.cyan)(barOf(count, most));
    if (column === limit) return colours.yellow('╎');
    return column > lastZero && column < firstOther ? colours.dim('┈') : ' ';
  });
  return [`${INDENT}${bars.join('').trimEnd()}`, `${INDENT}${colours.dim(axisLabels(lowest, columns))}`].join('\n');
}

function barOf(count: number, most: number): string {
  const share = most === 1 ? 1 : Math.log(count) / Math.log(most);
  return BARS[Math.round(share * (BARS.length - 1))] ?? '█';
}

/** Powers of ten, each beginning at its place but for the last, which ends there. */
function axisLabels(lowest: number, columns: number): string {
  const decadesPerLabel = Math.max(1, Math.ceil((LABEL_ROOM * -lowest) / columns));
  const line = new Array<string>(columns).fill(' ');
  const write = (text: string, start: number): void => {
    for (let index = 0; index < text.length; index += 1) line[start + index] = text.charAt(index);
  };
  for (let decade = lowest; decade < 0; decade += decadesPerLabel) {
    const start = Math.round(((decade - lowest) / -lowest) * (columns - 1));
    if (start + LABEL_ROOM <= columns)
      write(`${decade === lowest && lowest === LOWEST_DECADE ? '≤' : ''}1e${String(decade)}`, start);
  }
  write('1', columns - 1);
  return line.join('');
}
