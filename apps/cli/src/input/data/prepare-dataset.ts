import { splitSeed, uniformStream, type FileDataset, type FileDataSpec } from '@liesweep/sweep';
import { scaleFactors } from './scale-factors.js';
import type { Table } from './table.js';

/**
 * Scales the features of a table, shuffles its rows, and divides them into those trained on and those held out. The same
 * numbers, settings and seed give the same dataset.
 *
 * @param digest of the table
 * @param seed of the sweep
 */
export function prepareDataset(
  table: Table,
  { scale, heldOut }: Pick<FileDataSpec, 'scale' | 'heldOut'>,
  digest: string,
  seed: number,
): FileDataset {
  const { rowCount, features, labels, featureNames, labelNames } = table;
  const order = shuffledRows(rowCount, splitSeed(digest, seed));
  const heldOutCount = Math.min(rowCount - 1, Math.max(1, Math.round(heldOut * rowCount)));
  const [held, trained] = [order.slice(0, heldOutCount), order.slice(heldOutCount)];
  const factors = scaleFactors(table, scale);
  const scaled = features.map((entry, at) => entry / (factors[at % factors.length] ?? Number.NaN));
  return {
    vectorLength: featureNames.length,
    labelCount: labelNames.length,
    samples: takeRows(scaled, featureNames.length, trained),
    heldOut: takeRows(scaled, featureNames.length, held),
    labels: takeRows(labels, labelNames.length, trained),
    heldOutLabels: takeRows(labels, labelNames.length, held),
    scale: factors,
  };
}

/** Fisher and Yates. */
function shuffledRows(count: number, seed: number): number[] {
  const uniform = uniformStream(seed);
  const rows = Array.from({ length: count }, (_, row) => row);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    const [a = Number.NaN, b = Number.NaN] = [rows[last], rows[other]];
    rows[last] = b;
    rows[other] = a;
  }
  return rows;
}

function takeRows(data: Float64Array, width: number, rows: readonly number[]): Float64Array {
  const taken = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    taken.set(data.subarray(row * width, (row + 1) * width), at * width);
  });
  return taken;
}
