import { InvalidStoreUriError } from '../store-errors.js';

/** What a tensor store in S3 is named by. */
export const S3_URI_FORM = 's3://bucket/prefix';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Where the objects of a store lie. */
export interface S3Location {
  readonly bucket: string;
  /** What every key begins with: empty, or ending with `/`. */
  readonly prefix: string;
}

/** Whether a URI names a place in S3, well or badly. */
export function isS3Uri(uri: string): boolean {
  return uri.startsWith('s3:');
}

/**
 * Reads the URI of a tensor store in S3.
 *
 * @param uri bucket, and perhaps a prefix of letters, digits, `.`, `_`, `-` and `/`
 * @throws InvalidStoreUriError for any other URI
 */
export function parseS3Uri(uri: string): S3Location {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)(?:\/(.*?)\/?)?$/s.exec(uri) ?? [];
  const segments = path === '' ? [] : path.split('/');
  if (bucket === undefined || !BUCKET.test(bucket) || !segments.every((segment) => PREFIX.test(segment))) {
    throw new InvalidStoreUriError(uri, S3_URI_FORM);
  }
  return { bucket, prefix: segments.map((segment) => `${segment}/`).join('') };
}
