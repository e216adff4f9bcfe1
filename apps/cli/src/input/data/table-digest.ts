import { createHash } from 'node:crypto';
import type { Table } from './table.js';

/**
 * `sha256:` and 64 hexadecimal digits over the shape and the numbers of a table: the same numbers have the same digest,
 * whichever file, format or names of columns they come from.
 */
export function tableDigest({ rowCount, featureNames, labelNames, features, labels }: Table): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([rowCount, featureNames.length, labelNames.length]));
  for (const { buffer, byteOffset, byteLength } of [features, labels]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return `sha256:${hash.digest('hex')}`;
}
