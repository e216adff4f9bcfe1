import type { OpenTable, TableBlock, TableCell, TableColumn } from '@liesweep/table-files';
import { ContentHash } from './content-hash.js';
import { DistinctFold } from './distinct-fold.js';
import type { InspectedColumn, Inspection } from './inspection.js';
import { NumberColumnFold, type NumberFindings } from './number-column-fold.js';
import { oddCells, type OddCells } from './odd-cells.js';
import { RelationFold } from './relation-fold.js';
import { TextColumnFold, type TextFindings } from './text-column-fold.js';

/** Columns between which relations are looked for: the work grows with the square of their number. */
const MOST_RELATED = 64;

/** Columns of which the first missing value is looked at: each may take a reading of the file. */
const MOST_GAPS = 16;

/** Rows whose repetition is counted exactly. */
const MOST_ROWS = 2 ** 18;

interface Placed {
  readonly column: TableColumn;
  readonly position: number;
}

/** Reads a table once through, and says what is in it. Memory does not grow with the number of rows. */
export async function inspectTable(table: OpenTable): Promise<Inspection> {
  const placed = table.description.columns.map((column, position) => ({ column, position }));
  const numberColumns = placed.filter(({ column: { type } }) => type === 'number' || type === 'boolean');
  const textColumns = placed.filter(({ column: { type } }) => type === 'text');
  const numbers = numberColumns.map(() => new NumberColumnFold());
  const texts = textColumns.map(() => new TextColumnFold());
  const related = numberColumns.slice(0, MOST_RELATED);
  const relations = new RelationFold(related.length);
  const rows = new DistinctFold(MOST_ROWS);
  let rowCount = 0;
  let hasOdd = false;
  const wanted = [
    ...numberColumns.map(({ position }) => ({ position, as: 'number' as const })),
    ...textColumns.map(({ position }) => ({ position, as: 'text' as const })),
  ];
  for await (const block of table.blocks(wanted)) {
    const [ofNumbers, ofTexts] = partsOf(block, numbers.length);
    numbers.forEach((fold, at) => {
      fold.add(ofNumbers[at] ?? new Float64Array());
    });
    texts.forEach((fold, at) => {
      fold.add(ofTexts[at] ?? []);
    });
    if (related.length > 1) relations.add(ofNumbers.slice(0, related.length), block.rowCount);
    addRows(rows, ofNumbers, ofTexts, block.rowCount);
    rowCount += block.rowCount;
    hasOdd ||= block.hasOdd === true;
  }
  const numberFindings = numbers.map((fold) => fold.findings());
  const gaps = numberColumns.filter((_, at) => (numberFindings[at]?.missing ?? 0) > 0);
  const odd = hasOdd
    ? await oddCells(
        table,
        gaps.map(({ position }) => position),
      )
    : new Map<number, OddCells>();
  const lookAt = gapsOf(table);
  const foundInNumbers: InspectedColumn<NumberFindings>[] = [];
  for (const [at, findings] of numberFindings.entries())
    foundInNumbers.push(await inspected(numberColumns[at], findings, { table, odd, lookAt }));
  const foundInTexts: InspectedColumn<TextFindings>[] = [];
  for (const [at, fold] of texts.entries())
    foundInTexts.push(await inspected(textColumns[at], fold.findings(), { table, odd, lookAt }));
  const among = related.map((_, at) => at).filter((at) => canBeRelated(foundInNumbers[at]));
  return {
    description: table.description,
    rowCount,
    numbers: foundInNumbers,
    texts: foundInTexts,
    others: placed
      .filter(({ column: { type } }) => type === 'other')
      .map(({ column: { name }, position }) => (name === '' ? `column ${String(position)}` : name)),
    relations: relations
      .relations(among, related.map(nameOf))
      .map(({ text, column }) => ({ text, column: related[column]?.position ?? -1 })),
    areAllRelated: related.length === numberColumns.length,
    repeatedRows: rows.repeated,
  };
}

function partsOf(
  { columns }: TableBlock,
  numberCount: number,
): readonly [readonly Float64Array[], readonly (readonly (string | null)[])[]] {
  const ofNumbers = columns.slice(0, numberCount).filter((column) => column instanceof Float64Array);
  const ofTexts = columns.slice(numberCount).flatMap((column) => (column instanceof Float64Array ? [] : [column]));
  return [ofNumbers, ofTexts];
}

function addRows(
  fold: DistinctFold,
  numbers: readonly Float64Array[],
  texts: readonly (readonly (string | null)[])[],
  rowCount: number,
): void {
  const hash = new ContentHash();
  for (let row = 0; row < rowCount; row += 1) {
    for (const column of numbers) hash.addNumber(column[row] ?? Number.NaN);
    for (const column of texts) hash.addText(column[row] ?? null);
    fold.add(hash.take());
  }
}

/** A constant is in every relation, and a column that says which row it is in none that anybody means. */
function canBeRelated(column: NumberFindings | undefined): boolean {
  return column !== undefined && column.least !== column.most && !(column.isWhole && column.isAscending);
}

/** Looks at the first missing cell of a column, of as many columns as anybody reads about. */
function gapsOf(table: OpenTable): (row: number | null, position: number) => Promise<TableCell | null> {
  let looked = 0;
  return async (row, position) => {
    if (row === null || looked === MOST_GAPS) return null;
    looked += 1;
    return table.cell(row, position);
  };
}

interface Looking {
  readonly table: OpenTable;
  readonly odd: ReadonlyMap<number, OddCells>;
  readonly lookAt: ReturnType<typeof gapsOf>;
}

async function inspected<Findings extends { readonly missing: number; readonly firstMissing: number | null }>(
  placed: Placed | undefined,
  findings: Findings,
  { table, odd, lookAt }: Looking,
): Promise<InspectedColumn<Findings>> {
  const { name = '', unit = null } = placed?.column ?? {};
  const position = placed?.position ?? 0;
  const others = odd.get(position);
  const firstMissing = others === undefined ? findings.firstMissing : others.firstMissing;
  return {
    ...findings,
    ...{ position, reference: name === '' ? position : name, unit },
    ...{ missing: findings.missing - (others?.count ?? 0), firstMissing },
    odd: others === undefined ? null : { count: others.count, first: await table.cell(others.first, position) },
    gap: await lookAt(firstMissing, position),
  };
}

function nameOf({ column: { name }, position }: Placed): string {
  // A name that is a number would be read as a coefficient.
  return name === '' || /^\d+$/.test(name) ? `column ${name === '' ? String(position) : name}` : name;
}
