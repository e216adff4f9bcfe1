import {
  CorruptFileError,
  parseSweepSpec,
  specDigest,
  type SpecReference,
  type SweepSpec,
  type TensorStore,
} from '@liesweep/sweep';
import { parseJson } from './parse-json.js';

/**
 * Reads a sweep's specification. Its seal vouches for all of it; the form and the digest of what is computed are checked
 * whether it has a seal or is of version 0.1, which had none.
 *
 * @throws CorruptFileError when it is missing, damaged, no specification, or has another digest
 */
export async function readSpec(
  tensors: TensorStore,
  { specName, specDigest: digest }: SpecReference,
): Promise<SweepSpec> {
  const content = await tensors.readNamed(specName);
  if (content === undefined) throw new CorruptFileError(specName, 'missing');
  const spec = parseSweepSpec(specName, parseJson(specName, content));
  const actual = specDigest(spec);
  if (actual !== digest) throw new CorruptFileError(specName, `expected digest ${digest}, got ${actual}`);
  return spec;
}
