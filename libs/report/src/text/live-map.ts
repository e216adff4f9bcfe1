import { createColours, ownSequence, shownWidth, type ColourDepth } from '@liesweep/logging/terminal';
import { LOSS_TERMS, type GridSpec, type LossWeights } from '@liesweep/sweep';
import { LOSS_SCALE_ENDS, onLossColour } from './loss-colour.js';

/** What a cell shows while a sweep is trained. */
export interface LiveCell {
  /** A trial vanishes. */
  readonly vanishes: boolean;
  /** No further trial can change what it says. */
  readonly isDecided: boolean;
  /** Share of its restarts that have a result, 0 to 1. */
  readonly share: number;
  /** log₁₀ of its lowest loss; null where none was finite. */
  readonly logLoss: number | null;
}

/** A row of the map: the cells of one n and one set of weights, by N_g; undefined where there is no trial yet. */
export interface LiveRow {
  readonly dimension: number;
  readonly weights: LossWeights;
  readonly cells: readonly (LiveCell | undefined)[];
}

/** Room for a map, and what it may be drawn with. */
export interface MapRoom {
  readonly columns: number;
  readonly lines: number;
  readonly depth: ColourDepth;
}

/** Without colours too: a cell that is decided has a mark, one that is not is the fuller the more of it is trained. */
const MARKS = { vanishes: '✓', fails: '×', untried: '·', under: ['░', '▒', '▓'] } as const;

/** Cells are so wide where there is room, else less. */
const CELL_WIDTHS = [3, 2, 1] as const;

/** The line of N_g, and the legend. */
const OTHER_LINES = 2;

/**
 * The cells of a sweep while it is trained: a line per n and weights, a column per N_g, and a legend. Where the room does not do
 * for all, the lines with the first open cells are shown, and the last line says how many there are.
 */
export function renderLiveMap(generators: readonly number[], rows: readonly LiveRow[], room: MapRoom): string[] {
  const labels = labelsOf(rows);
  const labelWidth = Math.max(...labels.map(shownWidth), '   N_g'.length);
  const cellWidth = CELL_WIDTHS.find((width) => labelWidth + 1 + width * generators.length <= room.columns) ?? 1;
  const shownCounts = generators.slice(0, Math.max(1, Math.floor((room.columns - labelWidth - 1) / cellWidth)));
  const isNarrow = shownCounts.length < generators.length;
  const available = room.lines - OTHER_LINES - (isNarrow ? 1 : 0);
  const isCut = rows.length > available;
  const height = Math.max(1, isCut && !isNarrow ? available - 1 : available);
  const first = isCut ? firstShown(rows, height) : 0;
  const shown = rows.slice(first, first + height);
  const cut = [
    ...(isCut ? [`lines ${String(first + 1)} to ${String(first + shown.length)} of ${String(rows.length)}`] : []),
    ...(isNarrow ? [`N_g up to ${String(shownCounts.at(-1))} of ${String(generators.at(-1))}`] : []),
  ];
  const colours = createColours(room.depth);
  return [
    colours.dim(header(shownCounts, labelWidth, cellWidth)),
    ...shown.map((row, index) => {
      const cells = shownCounts.map((_, column) => renderCell(row.cells[column], cellWidth, room.depth)).join('');
      return `${(labels[first + index] ?? '').padEnd(labelWidth)} ${cells}`;
    }),
    ...(cut.length === 0 ? [] : [colours.dim(` ${cut.join(', ')}`.slice(0, room.columns))]),
    legend(room),
  ];
}

/** The rows of a grid, without their cells: dimension outermost, then weights, the last term varying fastest. */
export function rowsOfGrid({ dimension, weights }: GridSpec): Omit<LiveRow, 'cells'>[] {
  const slices = LOSS_TERMS.reduce<readonly LossWeights[]>(
    (before, term) => before.flatMap((each) => weights[term].map((weight) => ({ ...each, [term]: weight }))),
    [{ invariance: 0, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 }],
  );
  return dimension.flatMap((n) => slices.map((each) => ({ dimension: n, weights: each })));
}

/** `n = 3`, and the weights that differ between rows. */
function labelsOf(rows: readonly LiveRow[]): string[] {
  const varying = LOSS_TERMS.filter((term) => new Set(rows.map(({ weights }) => weights[term])).size > 1);
  const dimensionWidth = Math.max(...rows.map(({ dimension }) => String(dimension).length));
  return rows.map(({ dimension, weights }) =>
    [
      ` n = ${String(dimension).padStart(dimensionWidth)}`,
      ...varying.map((term) => `${term} ${String(weights[term])}`),
    ].join(' '),
  );
}

function header(counts: readonly number[], labelWidth: number, cellWidth: number): string {
  const width = counts.length * cellWidth;
  const line = new Array<string>(width).fill(' ');
  let free = 0;
  counts.forEach((count, column) => {
    const label = String(count);
    const start = Math.max(0, (column + 1) * cellWidth - (cellWidth === 3 ? 1 : 0) - label.length);
    if (start < free || start + label.length > width) return;
    for (let index = 0; index < label.length; index += 1) line[start + index] = label.charAt(index);
    free = start + label.length + 1;
  });
  return `${'   N_g'.padEnd(labelWidth)} ${line.join('').trimEnd()}`;
}

/** The first line with an open cell, as far down as the last lines allow. */
function firstShown(rows: readonly LiveRow[], height: number): number {
  const open = rows.findIndex(({ cells }) => cells.some((cell) => cell?.isDecided !== true));
  return Math.min(open === -1 ? rows.length : open, rows.length - height);
}

function renderCell(cell: LiveCell | undefined, width: number, depth: ColourDepth): string {
  const text = markOf(cell)
    .padStart(width === 3 ? 2 : width)
    .padEnd(width);
  return cell?.logLoss === null || cell?.logLoss === undefined ? text : onLossColour(text, cell.logLoss, depth);
}

function markOf(cell: LiveCell | undefined): string {
  if (cell === undefined) return MARKS.untried;
  if (cell.vanishes) return MARKS.vanishes;
  if (cell.isDecided) return MARKS.fails;
  return MARKS.under[Math.min(MARKS.under.length - 1, Math.floor(cell.share * MARKS.under.length))] ?? '░';
}

function legend({ columns, depth }: MapRoom): string {
  const { vanishes, fails, untried, under } = MARKS;
  const marks = ` ${vanishes} vanishes  ${fails} does not  ${under.join('')} open  ${untried} not begun`;
  if (depth === 'none') return marks.slice(0, columns);
  const [darkest, brightest] = LOSS_SCALE_ENDS;
  const swatches = Array.from({ length: 6 }, (_, index) => {
    const logLoss = darkest + ((brightest - darkest) * index) / 5;
    return onLossColour(' ', logLoss, depth);
  }).join('');
  const scale = `  log₁₀ loss ${String(darkest)} ${swatches} ${String(brightest)}`;
  return shownWidth(marks) + shownWidth(scale) <= columns
    ? `${marks}${scale}${ownSequence('0m')}`
    : marks.slice(0, columns);
}
