import { isAbsolute } from 'node:path';
import type { TensorStore } from '@liesweep/sweep';
import { openFileTensorStore } from './files/open-file-tensor-store.js';
import { isS3Uri, S3_URI_FORM } from './s3/s3-uri.js';
import { InvalidStoreUriError } from './store-errors.js';

const FILE_SCHEME = 'file:';

/**
 * Opens a tensor store. A folder is made if needed; a bucket must exist.
 *
 * @param uri `file:` and an absolute path, taken as it is (no percent-encoding), or `s3://bucket/prefix`
 * @throws InvalidStoreUriError for any other URI
 * @throws StoreUnavailableError when it cannot be reached
 */
export async function openTensorStore(uri: string): Promise<TensorStore> {
  if (isS3Uri(uri)) {
    // Loaded where it is used: an embedded run does without the client.
    const { openS3TensorStore } = await import('./s3/open-s3-tensor-store.js');
    return openS3TensorStore(uri);
  }
  const path = uri.slice(FILE_SCHEME.length);
  if (!uri.startsWith(FILE_SCHEME) || !isAbsolute(path)) {
    throw new InvalidStoreUriError(uri, `file:/absolute/path or ${S3_URI_FORM}`);
  }
  return openFileTensorStore(path);
}
