import {
  allNumbers,
  rowsOf,
  splitSeed,
  uniformStream,
  type DatasetRows,
  type FileDataset,
  type FileDataSpec,
  type FileGradients,
  type RowSource,
} from '@liesweep/sweep';
import { copiesOf, type Copies } from './copies-of.js';
import { fileInOrder } from './rows/file-in-order.js';
import { fileRows } from './rows/file-rows.js';
import type { Table, TableGradients } from './table.js';

/**
 * Shuffles the rows of a table and divides them into those trained on and those held out; copies of a row stay together, so
 * that what is held out has never been seen. The same numbers, settings and seed give the same dataset.
 *
 * @param digest of the table
 * @param seed of the sweep
 * @param copies of `copiesOf`
 */
export function prepareDataset(
  table: Table,
  { heldOut }: Pick<FileDataSpec, 'heldOut'>,
  digest: string,
  seed: number,
  copies: Copies = copiesOf(table),
): FileDataset {
  const { rowCount, featureNames, labelNames, gradients } = table;
  const divided = divideRows(copies, Math.round(heldOut * rowCount), splitSeed(digest, seed));
  const { held, trained } = divided;
  const [r, k] = [featureNames.length, labelNames.length];
  const known = {
    ...{ vectorLength: r, labelCount: k },
    ...(gradients === undefined ? {} : { gradients: divideGradients(gradients, r, divided) }),
  };
  if (table.rows !== undefined) return datasetOfRows(known, orderRows(table.rows, divided, known.gradients));
  const { features, labels } = table;
  return {
    ...known,
    ...{ samples: takeRows(features, r, trained), heldOut: takeRows(features, r, held) },
    ...{ labels: takeRows(labels, k, trained), heldOutLabels: takeRows(labels, k, held) },
  };
}

function divideGradients({ labelCount, data }: TableGradients, r: number, { trained, held }: DividedRows): FileGradients {
  const width = labelCount * r;
  return { labelCount, samples: takeRows(data, width, trained), heldOut: takeRows(data, width, held) };
}

/** The rows in their order, in temporary files, those that are trained on before those held out. */
function orderRows(
  { features, labels }: NonNullable<Table['rows']>,
  { trained, held }: DividedRows,
  gradients: FileGradients | undefined,
): DatasetRows {
  const placeOf = new Int32Array(trained.length + held.length);
  trained.forEach((row, place) => (placeOf[row] = place));
  held.forEach((row, place) => (placeOf[row] = trained.length + place));
  const parts = (rows: RowSource): { own: RowSource; others: RowSource } => {
    const file = fileInOrder(rows, placeOf);
    const { width } = rows;
    return {
      own: fileRows(file, { first: 0, rowCount: trained.length, width }),
      others: fileRows(file, { first: trained.length, rowCount: held.length, width }),
    };
  };
  const [ofFeatures, ofLabels] = [parts(features), parts(labels)];
  const slopes = (numbers: Float64Array): RowSource => rowsOf(numbers, (gradients?.labelCount ?? 0) * features.width);
  return {
    ...{ samples: ofFeatures.own, heldOut: ofFeatures.others },
    ...{ labels: ofLabels.own, heldOutLabels: ofLabels.others },
    ...(gradients === undefined
      ? {}
      : { gradients: { samples: slopes(gradients.samples), heldOut: slopes(gradients.heldOut) } }),
  };
}

function datasetOfRows(
  known: Pick<FileDataset, 'vectorLength' | 'labelCount' | 'gradients'>,
  rows: DatasetRows,
): FileDataset {
  return {
    ...{ ...known, rows },
    get samples() {
      return allNumbers(rows.samples);
    },
    get heldOut() {
      return allNumbers(rows.heldOut);
    },
    get labels() {
      return allNumbers(rows.labels);
    },
    get heldOutLabels() {
      return allNumbers(rows.heldOutLabels);
    },
  };
}

/** Rows by their numbers, in the order that they are shuffled to. */
interface DividedRows {
  readonly held: Int32Array;
  readonly trained: Int32Array;
}

/** Groups of copies, shuffled, and held out until there are as many rows as wanted. Neither side is ever empty. */
function divideRows({ length, firstOf }: Copies, wanted: number, seed: number): DividedRows {
  const rowCount = firstOf.length;
  const groups = firstRows(firstOf, length);
  shuffle(groups, seed);
  const least = Math.min(rowCount - 1, Math.max(1, wanted));
  if (length === rowCount) return { held: groups.subarray(0, least), trained: groups.subarray(least) };
  const next = nextCopies(firstOf);
  const order = new Int32Array(rowCount);
  let [at, heldCount] = [0, 0];
  groups.forEach((first, position) => {
    // The last group is trained on, whatever its size.
    const isHeld = at < least && position < length - 1;
    for (let row = first; row >= 0; row = next[row] ?? -1) {
      order[at] = row;
      at += 1;
    }
    if (isHeld) heldCount = at;
  });
  return { held: order.subarray(0, heldCount), trained: order.subarray(heldCount) };
}

/** The first row of every group. */
function firstRows(firstOf: Int32Array, count: number): Int32Array {
  const rows = new Int32Array(count);
  let at = 0;
  firstOf.forEach((first, row) => {
    if (first !== row) return;
    rows[at] = row;
    at += 1;
  });
  return rows;
}

/** The copy of each row that follows it in the file, −1 after the last. */
function nextCopies(firstOf: Int32Array): Int32Array {
  const next = new Int32Array(firstOf.length).fill(-1);
  const last = new Int32Array(firstOf.length);
  firstOf.forEach((first, row) => {
    if (first !== row) next[last[first] ?? 0] = row;
    last[first] = row;
  });
  return next;
}

/** Fisher and Yates, in place. */
function shuffle(order: Int32Array, seed: number): void {
  const uniform = uniformStream(seed);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}

function takeRows(data: Float64Array, width: number, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length * width);
  let to = 0;
  for (const row of rows) {
    const from = row * width;
    for (let entry = 0; entry < width; entry += 1) taken[to + entry] = data[from + entry] ?? Number.NaN;
    to += width;
  }
  return taken;
}
