import { numbersDigest } from './numbers-digest.js';
import type { Table } from './table.js';

/**
 * `sha256:` and 64 hexadecimal digits over the shape and the numbers of a table: the same numbers have the same digest,
 * whichever file, format or names of columns they come from. Gradients have a digest of their own.
 */
export function tableDigest({ rowCount, featureNames, labelNames, features, labels }: Table): string {
  return numbersDigest([rowCount, featureNames.length, labelNames.length], [features, labels]);
}
