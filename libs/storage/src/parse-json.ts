import { CorruptFileError } from '@liesweep/sweep';

/**
 * Parses a stored JSON file.
 *
 * @throws CorruptFileError when it is no JSON
 */
export function parseJson(uri: string, content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch (error) {
    throw new CorruptFileError(uri, `no JSON: ${String(error)}`);
  }
}
