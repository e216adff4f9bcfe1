import { splitSeed, uniformStream, type FileDataset, type FileDataSpec, type FileGradients } from '@liesweep/sweep';
import { copiesOf } from './copies-of.js';
import type { Table, TableGradients } from './table.js';

/**
 * Shuffles the rows of a table and divides them into those trained on and those held out; copies of a row stay together, so
 * that what is held out has never been seen. The same numbers, settings and seed give the same dataset.
 *
 * @param digest of the table
 * @param seed of the sweep
 */
export function prepareDataset(
  table: Table,
  { heldOut }: Pick<FileDataSpec, 'heldOut'>,
  digest: string,
  seed: number,
): FileDataset {
  const { rowCount, features, labels, featureNames, labelNames, gradients } = table;
  const groups = shuffled(copiesOf(table), splitSeed(digest, seed));
  const wanted = Math.min(rowCount - 1, Math.max(1, Math.round(heldOut * rowCount)));
  const held: number[] = [];
  const trained: number[] = [];
  for (const group of groups) {
    // The last group is trained on, whatever its size: neither side is ever empty.
    const isHeld = held.length < wanted && group !== groups.at(-1);
    (isHeld ? held : trained).push(...group);
  }
  return {
    vectorLength: featureNames.length,
    labelCount: labelNames.length,
    samples: takeRows(features, featureNames.length, trained),
    heldOut: takeRows(features, featureNames.length, held),
    labels: takeRows(labels, labelNames.length, trained),
    heldOutLabels: takeRows(labels, labelNames.length, held),
    ...(gradients === undefined ? {} : { gradients: divideGradients(gradients, featureNames.length, trained, held) }),
  };
}

function divideGradients(
  { labelCount, data }: TableGradients,
  vectorLength: number,
  trained: readonly number[],
  held: readonly number[],
): FileGradients {
  const width = labelCount * vectorLength;
  return { labelCount, samples: takeRows(data, width, trained), heldOut: takeRows(data, width, held) };
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const uniform = uniformStream(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}

function takeRows(data: Float64Array, width: number, rows: readonly number[]): Float64Array {
  const taken = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    taken.set(data.subarray(row * width, (row + 1) * width), at * width);
  });
  return taken;
}
