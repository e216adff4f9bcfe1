import { decodeDataset } from '@liesweep/storage';
import {
  dataOf,
  InvalidSweepError,
  isFileData,
  isGivenByGradients,
  parseSweepFile,
  type DataFacts,
  type FileDataset,
  type DataSpec,
  type SweepRecord,
  type SweepSpec,
  type TensorStore,
} from '@liesweep/sweep';
import { countClasses } from '../count-classes.js';
import { whatFollows, type SweepFile } from './check-sweep-text.js';

/**
 * A sweep file read with the numbers that a recorded sweep has stored, in place of those of its data file.
 *
 * @param text of the sweep file
 * @returns undefined where the text is another sweep than the recorded one, whatever is in the data file
 * @throws CorruptFileError, StoreUnavailableError where the numbers cannot be read
 */
export async function storedSweep(
  text: string,
  record: SweepRecord,
  tensors: TensorStore,
): Promise<SweepFile | undefined> {
  const { data, repetition } = record.spec;
  if (!isFileData(data) || data.digest === undefined || data.stored === undefined) return undefined;
  const unread = parsedWith(text, undefined);
  if (unread !== undefined && !asksTheSame(unread.data, data)) return undefined;
  const dataset = decodeDataset(await tensors.read(data.stored), data.stored.uri, record.spec);
  const parsed = parsedWith(text, factsOf(record.spec, data.digest, dataset));
  if (parsed === undefined || !isFileData(parsed.data)) return undefined;
  const spec = {
    ...parsed,
    data: { ...parsed.data, stored: data.stored },
    ...(repetition !== undefined && { repetition }),
  };
  const read = whatFollows(spec);
  return read.specDigest === record.specDigest ? { text, dataset, featureNames: [], ...read } : undefined;
}

/** What reading the file found, as far as it says which sweep this is; how many rows differ was checked when it was read. */
function factsOf({ system, data }: SweepSpec, digest: string, dataset: FileDataset): DataFacts {
  const { vectorLength, labelCount } = dataset;
  const rowsOf = (numbers: Float64Array): number => numbers.length / vectorLength;
  const [samples, heldOut] = [rowsOf(dataset.samples), rowsOf(dataset.heldOut)];
  const labels = Float64Array.from([...dataset.labels, ...dataset.heldOutLabels]);
  const given = system.oracles.find(isGivenByGradients);
  return {
    ...{ digest, samples, heldOut, different: samples + heldOut, labels: labelCount },
    dimension: system.field === 'complex' ? vectorLength / 2 : vectorLength,
    classes: countClasses({ labels, labelNames: Array.from({ length: labelCount }, String) }),
    ...(given?.digest === undefined
      ? {}
      : { gradients: { digest: given.digest, labels: dataset.gradients?.labelCount ?? 0 } }),
    ...('found' in data ? { table: { features: data.features, labels: data.labels, found: data.found } } : {}),
  };
}

function asksTheSame(asked: DataSpec, identified: DataSpec): boolean {
  return asked.kind === identified.kind && dataOf(identified).asksTheSame?.(asked, identified) === true;
}

function parsedWith(text: string, facts: DataFacts | undefined): SweepSpec | undefined {
  try {
    return parseSweepFile(text, facts);
  } catch (error) {
    if (error instanceof InvalidSweepError) return undefined;
    throw error;
  }
}
