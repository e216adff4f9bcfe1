import { allNumbers, shortText, type TableDataSpec, type TableFacts } from '@liesweep/sweep';
import type { OpenTable } from '@liesweep/table-files';
import { dataFileError } from '../data-file-error.js';
import { GrowingRows, type CollectedNumbers } from '../rows/growing-rows.js';
import { tableOfRows, type Table } from '../table.js';
import { blockColumns, type BlockColumns } from './block-columns.js';
import { ClassLabels } from './class-labels.js';
import { ColumnWatch } from './column-watch.js';
import { planColumns, type ColumnPlan, type SelectedColumn } from './plan-columns.js';
import { RowProblems } from './row-problems.js';
import { LEFT_OUT, rowStandings, TAKEN } from './row-standings.js';

/** The numbers that a sweep takes from a table, and what was found on the way. */
export interface ReadTable extends Table {
  readonly table: TableFacts;
  /** Which rows of the file they are, from 0; present where they are not all and it was asked. */
  readonly keptRows?: Uint32Array;
}

/** What is asked beside the numbers. */
interface Asked {
  /** What errors call the file. */
  readonly file: string;
  /** Whether it is to be told which rows were taken. */
  readonly keepsRows?: boolean;
}

/**
 * Takes the numbers of a sweep out of a table, block by block: derives columns, leaves out the rows that `where` does not
 * take, then those in which something is missing that features, labels or `where` come from. A row that `where` leaves out
 * may lack anything else.
 *
 * @throws BadInputError that names row and column
 */
export async function tableOf(
  open: OpenTable,
  data: TableDataSpec,
  { file, keepsRows = false }: Asked,
): Promise<ReadTable> {
  const { description } = open;
  const plan = planColumns(description, file, data);
  const problems = new RowProblems(open, plan, data, file);
  const collected = new CollectedRows(plan, keepsRows, description.rowCount);
  const rows = { read: 0, kept: 0, left: 0, missing: 0 };
  let kept = new Uint32Array(0);
  for await (const block of open.blocks(plan.wanted)) {
    const columns = blockColumns(block, plan);
    const condition = plan.where?.values(columns.numbers, block.rowCount);
    const standings = rowStandings(columns, plan, condition, block.rowCount);
    if (kept.length < block.rowCount) kept = new Uint32Array(block.rowCount);
    let count = 0;
    for (let row = 0; row < block.rowCount; row += 1) {
      if (standings[row] === TAKEN) kept[count++] = row;
      else if (standings[row] === LEFT_OUT) rows.left += 1;
      else {
        const taken = condition === undefined ? 1 : (condition[row] ?? Number.NaN);
        const isKnown = problems.isMissing(columns, row, taken);
        if (isKnown || (await problems.drops(columns, block.firstRow, row, taken))) rows.missing += 1;
      }
    }
    // Where missing values are dropped each is looked at that may be none: one block of them is enough.
    if (columns.hasOdd && data.missing === 'drop') problems.throwAny();
    rows.read += block.rowCount;
    rows.kept += count;
    await collected.add(columns, block.firstRow, kept, count, problems);
  }
  problems.throwAny();
  if (rows.kept === 0) throw dataFileError(file, [nothingLeft(rows, data)]);
  return await collected.finish(open, file, data, rows, problems);
}

function nothingLeft(
  { read, left }: { readonly read: number; readonly left: number },
  { where = '' }: TableDataSpec,
): string {
  if (read === 0) return 'expected rows of numbers, got none';
  if (left === 0) return `all ${String(read)} rows are left out, for a missing value in each`;
  return left === read
    ? `where: ${shortText(where)} takes none of ${String(read)} rows`
    : `all ${String(read)} rows are left out: ${String(left)} by where, the others for a missing value`;
}

const EMPTY = new Float64Array(0);

/** The rows that are taken, as they come. */
class CollectedRows {
  readonly #features: GrowingRows;
  readonly #labels: GrowingRows;
  readonly #rows: GrowingRows | undefined;
  readonly #classes: ReadonlyMap<number, ClassLabels>;
  readonly #watches: ReadonlyMap<number, ColumnWatch>;

  constructor(
    private readonly plan: ColumnPlan,
    keepsRows: boolean,
    rowCount: number | undefined,
  ) {
    const { features, labels, texts, inputs, names } = plan;
    this.#features = new GrowingRows(features.length, rowCount);
    this.#labels = new GrowingRows(labels.length, rowCount);
    this.#rows = keepsRows ? new GrowingRows(1) : undefined;
    this.#classes = new Map(texts.map((position) => [position, new ClassLabels()]));
    this.#watches = new Map(inputs.map((position) => [position, new ColumnWatch(names[position] ?? '')]));
  }

  /** @param kept rows of the block, the first `count` */
  async add(
    columns: BlockColumns,
    firstRow: number,
    kept: Uint32Array,
    count: number,
    problems: RowProblems,
  ): Promise<void> {
    const { features, labels } = this.plan;
    const ofFeatures = this.#features.extend(count);
    fill(ofFeatures, features, columns.numbers, kept, count);
    const coded = new Map<number, Float64Array>();
    for (const [position, classes] of this.#classes) {
      coded.set(position, await codes(classes, columns, { position, firstRow, kept, count, problems }));
    }
    const numbers = columns.numbers.map((column, position) => coded.get(position) ?? column);
    const ofLabels = this.#labels.extend(count);
    fill(ofLabels, labels, numbers, kept, count);
    for (const [selected, filled] of [
      [features, ofFeatures],
      [labels, ofLabels],
    ] as const) {
      const isComputed = selected.some(({ parts, isSquare }) => isSquare || parts.length > 1);
      const at = isComputed ? filled.findIndex((value) => !Number.isFinite(value)) : -1;
      if (at < 0) continue;
      const row = firstRow + (kept[Math.floor(at / selected.length)] ?? 0);
      const { name = '', parts: [position = 0] = [] } = selected[at % selected.length] ?? {};
      await problems.addOverflow(row, position, name, filled[at] ?? Number.NaN);
    }
    for (const [position, watch] of this.#watches) watch.add(columns.numbers[position] ?? EMPTY, kept, count);
    this.#rows?.extend(count).forEach((_, at, rows) => {
      rows[at] = firstRow + (kept[at] ?? 0);
    });
  }

  /** The table of all rows. */
  async finish(
    open: OpenTable,
    file: string,
    data: TableDataSpec,
    rows: TableFacts['found']['rows'],
    problems: RowProblems,
  ): Promise<ReadTable> {
    const { features, labels, resolved, names } = this.plan;
    for (const [position, { problem }] of this.#classes) {
      if (problem !== undefined) await problems.addAt(problem.row, position, problem.message);
    }
    const markers = [...this.#watches.values()].flatMap(({ marker }) => marker ?? []);
    problems.throwAny();
    if (markers.length > 0) throw dataFileError(file, markers);
    const ofLabels = labels.map(({ parts: [position = -1] }) => this.#classes.get(position));
    const classes = labels.flatMap(({ parts: [position = -1] }, at) => {
      const found = ofLabels[at];
      return found === undefined ? [] : [{ column: names[position] ?? '', texts: [...found.texts] }];
    });
    const labelNumbers = recoded(
      this.#labels.finish(),
      ofLabels.map((found) => found?.classes),
    );
    const { format, notes } = open.description;
    const warnings = [...this.#watches.values()].flatMap(({ suspicion }) => suspicion ?? []);
    const keptRows = rows.kept < rows.read ? this.#rows : undefined;
    const known = {
      ...{ file, rowCount: rows.kept, dimension: features.length / (data.complexPairs.length > 0 ? 2 : 1) },
      featureNames: features.map(({ name }) => name),
      labelNames: labels.map(({ name }) => name),
      table: { ...resolved, found: { format, notes: [...notes], warnings, rows: { ...rows }, classes } },
      ...(keptRows === undefined ? {} : { keptRows: Uint32Array.from(allNumbers(keptRows.finish().rows)) }),
    };
    return tableOfRows(known, this.#features.finish(), labelNumbers);
  }
}

/**
 * Columns whose texts were numbered as they came, in the numbers of their classes.
 *
 * @param classes of each column, by the first number; undefined where it holds numbers
 */
function recoded(
  { rows, numbers }: CollectedNumbers,
  classes: readonly (Float64Array | undefined)[],
): CollectedNumbers {
  if (classes.every((known) => known === undefined)) return numbers === undefined ? { rows } : { rows, numbers };
  const recode = (block: Float64Array): void => {
    for (let at = 0; at < block.length; at += 1) {
      const known = classes[at % classes.length];
      if (known !== undefined) block[at] = known[block[at] ?? 0] ?? Number.NaN;
    }
  };
  if (numbers !== undefined) {
    recode(numbers);
    return { rows, numbers };
  }
  return {
    rows: {
      ...{ rowCount: rows.rowCount, width: rows.width },
      *blocks() {
        // Blocks of a file are memory of whoever reads them.
        for (const block of rows.blocks()) {
          recode(block);
          yield block;
        }
      },
      readRow(row, into) {
        rows.readRow(row, into);
        recode(into.subarray(0, rows.width));
      },
    },
  };
}

/** Writes columns side by side; a sum begins with 0, so that minus zero is zero. */
function fill(
  into: Float64Array,
  selected: readonly SelectedColumn[],
  numbers: readonly Float64Array[],
  kept: Uint32Array,
  count: number,
): void {
  const width = selected.length;
  selected.forEach(({ parts, isSquare }, at) => {
    for (const part of parts) {
      const column = numbers[part] ?? EMPTY;
      for (let row = 0; row < count; row += 1) {
        const place = row * width + at;
        into[place] = (into[place] ?? 0) + (column[kept[row] ?? 0] ?? Number.NaN);
      }
    }
    if (!isSquare) return;
    for (let row = 0; row < count; row += 1) {
      const place = row * width + at;
      into[place] = (into[place] ?? 0) ** 2;
    }
  });
}

/** A column of texts as numbers of classes, where rows are kept. */
async function codes(
  classes: ClassLabels,
  { texts }: BlockColumns,
  at: {
    readonly position: number;
    readonly firstRow: number;
    readonly kept: Uint32Array;
    readonly count: number;
    readonly problems: RowProblems;
  },
): Promise<Float64Array> {
  const column = texts.get(at.position) ?? [];
  const numbers = new Float64Array(column.length);
  for (let each = 0; each < at.count; each += 1) {
    const row = at.kept[each] ?? 0;
    try {
      numbers[row] = classes.add(column[row] ?? '', at.firstRow + row);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      await at.problems.addAt(at.firstRow + row, at.position, classes.problem?.message ?? error.message);
      at.problems.throwAny();
    }
  }
  return numbers;
}
