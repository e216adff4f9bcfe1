import { createHash } from 'node:crypto';
import { CorruptFileError } from '@liesweep/sweep';
import { InvalidFileNameError } from '../store-errors.js';

const CONTENT_URI = /^shards\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.[a-z0-9]+(?:\.[a-z0-9]+)*$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const EXTENSION = /^[a-z0-9]+(?:\.[a-z0-9]+)*$/;

/** `sha256:` and 64 hexadecimal digits, of the content. */
export function contentDigest(content: Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/**
 * Where content with this digest lies, in any tensor store: `shards/ab/ab….extension`, relative to the store's root.
 *
 * Relative, so that a store can be moved, or copied into a store of another kind, and every row still finds its file.
 *
 * @param digest `sha256:` and 64 hexadecimal digits
 * @param extension such as `safetensors`: lower-case letters and digits, no dot in front
 * @throws InvalidFileNameError when either has another form
 */
export function contentUri(digest: string, extension: string): string {
  if (!DIGEST.test(digest)) {
    throw new InvalidFileNameError(digest, 'sha256: and 64 hexadecimal digits');
  }
  if (!EXTENSION.test(extension)) {
    throw new InvalidFileNameError(extension, 'an extension of letters a-z and digits, without a dot in front');
  }
  const hex = digest.slice('sha256:'.length);
  return `shards/${hex.slice(0, 2)}/${hex}.${extension}`;
}

/** The digest that a URI made by `contentUri` carries; undefined for any other text. */
export function digestOfUri(uri: string): string | undefined {
  const hex = CONTENT_URI.exec(uri)?.[2];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

/**
 * Refuses content that is not what was stored.
 *
 * @throws CorruptFileError when it does not have the digest
 */
export function assertContent(uri: string, content: Uint8Array, digest: string): void {
  const actual = contentDigest(content);
  if (actual !== digest) {
    throw new CorruptFileError(uri, `expected ${digest}, got ${actual} in ${String(content.byteLength)} bytes`);
  }
}
