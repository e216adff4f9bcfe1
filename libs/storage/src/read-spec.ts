import { CorruptFileError, specDigest, type SweepSpec, type TensorStore } from '@liesweep/sweep';
import { parseJson } from './parse-json.js';

/** Which specification, and what it is called in the tensor store. */
export interface SpecReference {
  readonly specName: string;
  readonly specDigest: string;
}

/**
 * Reads a sweep's specification. Its digest vouches for it, so it is not validated again.
 *
 * @throws CorruptFileError when it is missing, is no JSON, or has another digest
 */
export async function readSpec(
  tensors: TensorStore,
  { specName, specDigest: digest }: SpecReference,
): Promise<SweepSpec> {
  const content = await tensors.readNamed(specName);
  if (content === undefined) throw new CorruptFileError(specName, 'missing');
  const spec = parseJson(specName, content) as SweepSpec;
  const actual = digestOf(spec);
  if (actual !== digest) throw new CorruptFileError(specName, `expected digest ${digest}, got ${actual}`);
  return spec;
}

/** Any JSON can stand in a damaged file, also some that has no digest. */
function digestOf(spec: SweepSpec): string {
  try {
    return specDigest(spec);
  } catch (error) {
    return `none (${String(error)})`;
  }
}
