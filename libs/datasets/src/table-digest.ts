import type { RowBlocks } from '@liesweep/sweep';
import { numbersDigest } from './numbers-digest.js';
import { featureRows, labelRows, type Table } from './table.js';

/**
 * `sha256:` and 64 hexadecimal digits over the shape and the numbers of a table: the same numbers have the same digest,
 * whichever file, format or names of columns they come from. Gradients have a digest of their own.
 */
export function tableDigest(table: Table): string {
  const shape = [table.rowCount, table.featureNames.length, table.labelNames.length];
  return numbersDigest(shape, joinedBlocks(featureRows(table), labelRows(table)));
}

function* joinedBlocks(...parts: readonly RowBlocks[]): Generator<Float64Array> {
  for (const part of parts) yield* part.blocks();
}
