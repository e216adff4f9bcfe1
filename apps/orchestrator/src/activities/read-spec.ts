import { CorruptFileError, specDigest, type SweepSpec, type TensorStore } from '@liesweep/sweep';
import type { SweepReference } from '@liesweep/workflows';

/**
 * Reads a sweep's specification. Its digest vouches for it, so it is not validated again.
 *
 * @throws CorruptFileError when it is missing, is no JSON, or has another digest
 */
export async function readSpec(
  tensors: TensorStore,
  { specName, specDigest: digest }: SweepReference,
): Promise<SweepSpec> {
  const content = await tensors.readNamed(specName);
  if (content === undefined) throw new CorruptFileError(specName, 'missing');
  const spec = parseJson(specName, content) as SweepSpec;
  const actual = specDigest(spec);
  if (actual !== digest) throw new CorruptFileError(specName, `expected digest ${digest}, got ${actual}`);
  return spec;
}

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
