import {
  canonicalJson,
  CorruptFileError,
  datasetRows,
  isFileData,
  isGivenByGradients,
  type FileDataset,
  type FileGradients,
  type RowBlocks,
  type SweepSpec,
} from '@liesweep/sweep';
import { decodeSafetensors, encodeSafetensors, type TensorInBlocks } from './safetensors.js';

/** Version 1 has its features divided by `scale`; 1 and 2 do not say whose dataset they are. */
const FORMAT = 'liesweep-dataset-3';
const EARLIER_FORMATS: readonly (string | undefined)[] = ['liesweep-dataset-1', 'liesweep-dataset-2'];

/** What of a specification decides the numbers of its dataset and their order. */
export type DatasetOwner = Pick<SweepSpec, 'data' | 'system' | 'seed'>;

/**
 * A dataset as the content of a safetensors file, with what tells it from all others as the text `identity`: the digests of
 * the data and of the gradients, the share that is held out, and the seed that the rows are shuffled with. Equal datasets make
 * equal files.
 */
export function encodeDataset(dataset: FileDataset, owner: DatasetOwner): Uint8Array {
  const { vectorLength, labelCount } = dataset;
  const { samples, heldOut, labels, heldOutLabels, gradients } = datasetRows(dataset);
  const [rowCount, heldOutCount] = [samples.rowCount, heldOut.rowCount];
  const slopes = dataset.gradients?.labelCount ?? 0;
  const table = (rows: RowBlocks, count: number, ...sizes: number[]): TensorInBlocks => ({
    dtype: 'F64',
    shape: [count, ...sizes],
    blocks: () => rows.blocks(),
  });
  return encodeSafetensors(
    {
      samples: table(samples, rowCount, vectorLength),
      heldOut: table(heldOut, heldOutCount, vectorLength),
      labels: table(labels, rowCount, labelCount),
      heldOutLabels: table(heldOutLabels, heldOutCount, labelCount),
      ...(gradients === undefined
        ? {}
        : {
            gradients: table(gradients.samples, rowCount, slopes, vectorLength),
            heldOutGradients: table(gradients.heldOut, heldOutCount, slopes, vectorLength),
          }),
    },
    { format: FORMAT, identity: identityOf(owner) },
  );
}

/**
 * Reads the dataset of a specification back: the one that it names and no other, of shapes that fit each other, and with finite
 * numbers alone. One of an earlier format says not whose it is, and opens by its content's digest alone; version 1 has its
 * features divided by `scale`, which is undone.
 *
 * @param uri what errors call the file
 * @throws CorruptFileError when it is not the file of this dataset
 */
export function decodeDataset(content: Uint8Array, uri: string, owner: DatasetOwner): FileDataset {
  const { tensors, metadata } = decodeSafetensors(content, uri);
  const { format, identity } = metadata;
  if (format !== FORMAT && !EARLIER_FORMATS.includes(format)) {
    throw new CorruptFileError(uri, `expected a dataset, got the format ${String(format)}`);
  }
  if (format === FORMAT && identity !== identityOf(owner)) {
    throw new CorruptFileError(uri, `expected the dataset ${identityOf(owner)}, got ${String(identity)}`);
  }
  const table = (name: string, ...shape: (number | null)[]): Table => {
    const found = tensors.get(name);
    if (found?.dtype !== 'F64') throw new CorruptFileError(uri, `expected the float64 tensor ${name} of a dataset`);
    if (found.shape.length !== shape.length || shape.some((size, at) => size !== null && size !== found.shape[at])) {
      const expected = shape.map((size) => size ?? 'any').join();
      throw new CorruptFileError(uri, `${name}: expected shape [${expected}], got [${found.shape.join()}]`);
    }
    if (!found.data.every((entry) => Number.isFinite(entry)))
      throw new CorruptFileError(uri, `${name}: expected finite numbers`);
    const [rows = 0, columns = 0] = found.shape;
    return { rows, columns, data: found.data };
  };
  const samples = table('samples', null, null);
  const heldOut = table('heldOut', null, samples.columns);
  if (samples.rows === 0 || samples.columns === 0)
    throw new CorruptFileError(uri, 'a dataset without rows or features');
  // Before version 3 labels that are none have no rows either.
  const labelled = tensors.get('labels')?.shape[1] === 0 ? null : samples.rows;
  const labels = table('labels', labelled, null);
  const heldOutLabels = table('heldOutLabels', labelled === null ? null : heldOut.rows, labels.columns);
  const scale = tensors.has('scale') ? table('scale', samples.columns).data : undefined;
  const inUnits = (data: Float64Array): Float64Array =>
    scale === undefined ? data : data.map((entry, at) => entry * (scale[at % scale.length] ?? Number.NaN));
  return {
    vectorLength: samples.columns,
    labelCount: labels.columns,
    samples: inUnits(samples.data),
    heldOut: inUnits(heldOut.data),
    labels: labels.data,
    heldOutLabels: heldOutLabels.data,
    ...gradientsOf(table, tensors.has('gradients'), samples, heldOut, owner, uri),
  };
}

/** A table of a dataset's file, row by row. */
interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

type ReadTable = (name: string, ...shape: (number | null)[]) => Table;

function gradientsOf(
  table: ReadTable,
  isGiven: boolean,
  samples: Table,
  heldOut: Table,
  { system }: DatasetOwner,
  uri: string,
): { readonly gradients?: FileGradients } {
  const isAsked = system.oracles.some(isGivenByGradients);
  if (isAsked !== isGiven) throw new CorruptFileError(uri, `expected ${isAsked ? '' : 'no '}gradients of the oracle`);
  if (!isGiven) return {};
  const own = table('gradients', samples.rows, null, samples.columns);
  const others = table('heldOutGradients', heldOut.rows, own.columns, samples.columns);
  return { gradients: { labelCount: own.columns, samples: own.data, heldOut: others.data } };
}

/** Canonical, so that equal identities are equal texts. */
function identityOf({ data, system, seed }: DatasetOwner): string {
  const [gradients] = system.oracles.flatMap((oracle) => (isGivenByGradients(oracle) ? [oracle.digest ?? null] : []));
  const file = isFileData(data) ? data : undefined;
  return canonicalJson({
    ...{ data: file?.digest ?? null, heldOut: file?.heldOut ?? null },
    ...{ gradients: gradients ?? null, seed },
  });
}
