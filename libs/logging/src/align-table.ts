import { shownWidth } from './shown-width.js';
import { wrapText } from './wrap-text.js';

/** A cell of a table: its text, and what paints it. */
export interface TableCell {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

/** A column of a table: its heading, and on which side its cells end. */
export interface TableColumn {
  readonly title: string;
  readonly align?: 'right';
}

/** A table whose columns stand below each other. */
export interface AlignedTable {
  /** The headings. */
  readonly head: string;
  /** A line as wide as the table. */
  readonly rule: string;
  /** One text per row, of more than one line where the last cell is wrapped. */
  readonly rows: readonly string[];
}

const GAP = '  ';

/** Less room for the last column is none: its cell then stands on a line of its own. */
const LEAST_ROOM = 16;

/** Before a last cell that stands on a line of its own. */
const OWN_LINE = '    ';

/**
 * Cells in columns, each as wide as its widest cell; the last column is wrapped to the width. Columns that are empty in all
 * rows are left out.
 *
 * @param width in columns of the terminal
 */
export function alignTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  width: number,
): AlignedTable {
  const kept = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => rows.length === 0 || rows.some((row) => (row[index]?.text ?? '') !== ''));
  const widths = kept.map(({ title, index }) =>
    Math.max(shownWidth(title), ...rows.map((row) => shownWidth(row[index]?.text ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + GAP.length, 0);
  const line = (cells: readonly TableCell[]): string => {
    const last = cells.findLastIndex(({ text }) => text !== '');
    const parts = cells.slice(0, last + 1).map((cell, column) => {
      const isLast = column === cells.length - 1;
      const align = kept[column]?.align;
      return isLast && align === undefined ? wrapped(cell, before, width) : padded(cell, widths[column] ?? 0, align);
    });
    return parts.join(GAP).replaceAll(/ +\n/g, '\n').trimEnd();
  };
  const cellsOf = (row: readonly TableCell[]): TableCell[] => kept.map(({ index }) => row[index] ?? { text: '' });
  const total = before + (widths.at(-1) ?? 0);
  return {
    head: line(kept.map(({ title }) => ({ text: title }))),
    rule: '─'.repeat(Math.min(total, width)),
    rows: rows.map((row) => line(cellsOf(row))),
  };
}

function padded({ text, paint = String }: TableCell, width: number, align: 'right' | undefined): string {
  const space = ' '.repeat(Math.max(0, width - shownWidth(text)));
  return align === 'right' ? `${space}${paint(text)}` : `${paint(text)}${space}`;
}

function wrapped({ text, paint = String }: TableCell, before: number, width: number): string {
  const paintLines = (lines: string, indent: string): string =>
    lines
      .split('\n')
      .map((each) => paint(each))
      .join(`\n${indent}`);
  if (before + shownWidth(text) <= width) return paint(text);
  if (width - before >= LEAST_ROOM) return paintLines(wrapText(text, width - before), ' '.repeat(before));
  return `\n${OWN_LINE}${paintLines(wrapText(text, width - OWN_LINE.length), OWN_LINE)}`;
}
