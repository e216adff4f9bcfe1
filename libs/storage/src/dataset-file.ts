import { CorruptFileError, type FileDataset } from '@liesweep/sweep';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors.js';

/** A dataset as the content of a safetensors file; equal datasets make equal files. */
export function encodeDataset(dataset: FileDataset): Uint8Array {
  const { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels, scale } = dataset;
  const rows = (data: Float64Array, columns: number): NamedTensor => ({
    dtype: 'F64',
    shape: [columns === 0 ? 0 : data.length / columns, columns],
    data,
  });
  return encodeSafetensors(
    {
      samples: rows(samples, vectorLength),
      heldOut: rows(heldOut, vectorLength),
      labels: rows(labels, labelCount),
      heldOutLabels: rows(heldOutLabels, labelCount),
      scale: { dtype: 'F64', shape: [scale.length], data: scale },
    },
    { format: 'liesweep-dataset-1' },
  );
}

/**
 * Reads a dataset back.
 *
 * @param uri what errors call the file
 * @throws CorruptFileError when it is not the file of a dataset
 */
export function decodeDataset(content: Uint8Array, uri: string): FileDataset {
  const { tensors } = decodeSafetensors(content, uri);
  const tensor = (name: string): NamedTensor & { readonly dtype: 'F64' } => {
    const found = tensors.get(name);
    if (found?.dtype !== 'F64') throw new CorruptFileError(uri, `expected the float64 tensor ${name} of a dataset`);
    return found;
  };
  const [samples, labels] = [tensor('samples'), tensor('labels')];
  return {
    vectorLength: samples.shape[1] ?? 0,
    labelCount: labels.shape[1] ?? 0,
    samples: samples.data,
    heldOut: tensor('heldOut').data,
    labels: labels.data,
    heldOutLabels: tensor('heldOutLabels').data,
    scale: tensor('scale').data,
  };
}
