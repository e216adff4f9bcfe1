import {
  inspectionRemarks,
  shownEstimate,
  shownNumber,
  type InspectedColumn,
  type Inspection,
  type NumberFindings,
  type TextFindings,
} from '@liesweep/datasets';
import { alignTable, createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';
import { countOf, shortText } from '@liesweep/sweep';

/** Longer names are cut: the JSON document has them. */
const LONGEST_NAME = 24;

/** Words of a text column that are shown. */
const MOST_WORDS = 12;

/** More columns than these nobody reads; the JSON document has them. */
const MOST_COLUMNS = 100;

const RIGHT = { align: 'right' } as const;
const NUMBER_COLUMNS = [
  { title: 'numbers' },
  { title: 'unit' },
  { title: 'missing', ...RIGHT },
  { title: 'different', ...RIGHT },
  { title: 'least', ...RIGHT },
  { title: 'most', ...RIGHT },
  { title: 'mean', ...RIGHT },
  { title: 'spread', ...RIGHT },
];
const TEXT_COLUMNS = [
  { title: 'texts' },
  { title: 'missing', ...RIGHT },
  { title: 'different', ...RIGHT },
  { title: 'words' },
];

/**
 * What is in a table, in lines of `width` columns.
 *
 * @param files what they are called
 */
export function renderInspection(
  inspection: Inspection,
  files: readonly string[],
  width: number,
  depth: ColourDepth,
): string {
  const { bold, yellow } = createColours(depth);
  const { description, rowCount, numbers, texts, others } = inspection;
  const columnCount = numbers.length + texts.length + others.length;
  const size = `${description.format}, ${countOf(rowCount, 'row')}, ${countOf(columnCount, 'column')}`;
  const remarks = inspectionRemarks(inspection);
  return [
    bold(shownFiles(files)),
    ...[size, ...description.notes].map((note) => `  ${wrapText(note, width, '  ')}`),
    ...columnsOf(numbers, NUMBER_COLUMNS, numberCells, width, bold),
    ...columnsOf(texts, TEXT_COLUMNS, textCells, width, bold),
    ...(others.length === 0
      ? []
      : [
          '',
          `  ${wrapText(`Neither numbers nor texts: ${others.map((name) => shortText(name)).join(', ')}`, width, '  ')}`,
        ]),
    ...(remarks.length === 0 ? [] : ['']),
    ...remarks.map((remark) => `  ${yellow('•')} ${wrapText(remark, width, '    ')}`),
  ].join('\n');
}

function shownFiles(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length === 1 ? first : `${first} and ${countOf(files.length - 1, 'more file')}`;
}

function columnsOf<Column>(
  columns: readonly Column[],
  titles: Parameters<typeof alignTable>[0],
  cellsOf: (column: Column) => readonly string[],
  width: number,
  bold: (text: string) => string,
): string[] {
  if (columns.length === 0) return [];
  const rows = columns.slice(0, MOST_COLUMNS).map((column) => cellsOf(column).map((text) => ({ text })));
  const table = alignTable(titles, rows, width - 2);
  const left = columns.length - rows.length;
  const lines = [bold(table.head), ...table.rows, ...(left > 0 ? [`… and ${countOf(left, 'more column')}`] : [])];
  return ['', ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)];
}

/** Columns of the table that are empty in all rows are left out. */
function numberCells(column: InspectedColumn<NumberFindings>): readonly string[] {
  const { unit, missing, different, least, most, mean, spread } = column;
  return [
    shownName(column),
    unit === null ? '' : shortText(unit, LONGEST_NAME),
    missing === 0 ? '' : String(missing),
    shownEstimate(different),
    ...[least, most, mean, spread].map((value) => (value === null ? '–' : shownNumber(value))),
  ];
}

function textCells(column: InspectedColumn<TextFindings>): readonly string[] {
  const { missing, different, words } = column;
  const shown = words
    .slice(0, MOST_WORDS)
    .map(({ word, count }) => `${shortText(word, LONGEST_NAME)} ×${String(count)}`);
  return [
    shownName(column),
    missing === 0 ? '' : String(missing),
    shownEstimate(different),
    words.length === 0 ? 'too many to be labels' : `${shown.join(', ')}${words.length > shown.length ? ', …' : ''}`,
  ];
}

function shownName({ reference }: Pick<InspectedColumn<unknown>, 'reference'>): string {
  return shortText(String(reference), LONGEST_NAME);
}
