import { isAbsolute } from 'node:path';
import type { TensorStore } from '@liesweep/sweep';
import { openFileTensorStore } from './files/open-file-tensor-store.js';
import { InvalidStoreUriError } from './store-errors.js';

const SCHEME = 'file:';

/**
 * Opens a tensor store, making it if needed.
 *
 * @param uri `file:` and an absolute path, taken as it is (no percent-encoding)
 * @throws InvalidStoreUriError for any other URI
 * @throws StoreUnavailableError when it cannot be reached
 */
export async function openTensorStore(uri: string): Promise<TensorStore> {
  const path = uri.slice(SCHEME.length);
  if (!uri.startsWith(SCHEME) || !isAbsolute(path)) {
    throw new InvalidStoreUriError(uri, 'file:/absolute/path');
  }
  return openFileTensorStore(path);
}
