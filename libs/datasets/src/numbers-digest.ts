import { createHash } from 'node:crypto';

/** `sha256:` and 64 hexadecimal digits over a shape and numbers of that shape, in one array or several, or block by block. */
export function numbersDigest(shape: readonly number[], parts: Iterable<Float64Array>): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(shape));
  for (const { buffer, byteOffset, byteLength } of parts) hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return `sha256:${hash.digest('hex')}`;
}
