import { splitSeed, uniformStream, type FileDataset, type FileDataSpec } from '@liesweep/sweep';
import { copiesOf, type Copies } from './copies-of.js';
import type { Table } from './table.js';

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
  const { rowCount, features, labels, featureNames, labelNames, gradients } = table;
  const { held, trained } = divideRows(copies, Math.round(heldOut * rowCount), splitSeed(digest, seed));
  const [r, k] = [featureNames.length, labelNames.length];
  return {
    ...{ vectorLength: r, labelCount: k },
    samples: takeRows(features, r, trained),
    heldOut: takeRows(features, r, held),
    labels: takeRows(labels, k, trained),
    heldOutLabels: takeRows(labels, k, held),
    ...(gradients === undefined
      ? {}
      : {
          gradients: {
            labelCount: gradients.labelCount,
            samples: takeRows(gradients.data, gradients.labelCount * r, trained),
            heldOut: takeRows(gradients.data, gradients.labelCount * r, held),
          },
        }),
  };
}

/** Rows by their numbers, in the order that they are shuffled to. */
export interface DividedRows {
  readonly held: Int32Array;
  readonly trained: Int32Array;
}

/** Groups of copies, shuffled, and held out until there are as many rows as wanted. Neither side is ever empty. */
export function divideRows({ length, firstOf }: Copies, wanted: number, seed: number): DividedRows {
  const rowCount = firstOf.length;
  const groups = firstOf.filter((first, row) => first === row);
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
