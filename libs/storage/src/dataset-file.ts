import { CorruptFileError, type FileDataset, type FileGradients } from '@liesweep/sweep';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors.js';

/** A dataset as the content of a safetensors file; equal datasets make equal files. */
export function encodeDataset(dataset: FileDataset): Uint8Array {
  const { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels, gradients } = dataset;
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
      ...(gradients === undefined
        ? {}
        : {
            gradients: perRow(gradients.samples, gradients.labelCount, vectorLength),
            heldOutGradients: perRow(gradients.heldOut, gradients.labelCount, vectorLength),
          }),
    },
    { format: 'liesweep-dataset-2' },
  );
}

/**
 * Reads a dataset back. One of version 1 has its features divided by `scale`, which is undone.
 *
 * @param uri what errors call the file
 * @throws CorruptFileError when it is not the file of a dataset
 */
export function decodeDataset(content: Uint8Array, uri: string): FileDataset {
  const { tensors } = decodeSafetensors(content, uri);
  const tensor = (name: string): Numbers => {
    const found = tensors.get(name);
    if (found?.dtype !== 'F64') throw new CorruptFileError(uri, `expected the float64 tensor ${name} of a dataset`);
    return found;
  };
  const [samples, labels] = [tensor('samples'), tensor('labels')];
  const scale = tensors.has('scale') ? tensor('scale').data : undefined;
  const inUnits = (data: Float64Array): Float64Array =>
    scale === undefined ? data : data.map((entry, at) => entry * (scale[at % scale.length] ?? Number.NaN));
  return {
    vectorLength: samples.shape[1] ?? 0,
    labelCount: labels.shape[1] ?? 0,
    samples: inUnits(samples.data),
    heldOut: inUnits(tensor('heldOut').data),
    labels: labels.data,
    heldOutLabels: tensor('heldOutLabels').data,
    ...(tensors.has('gradients') ? { gradients: gradientsOf(tensor('gradients'), tensor('heldOutGradients')) } : {}),
  };
}

type Numbers = NamedTensor & { readonly dtype: 'F64' };

/** [rows, k, r] */
function perRow(data: Float64Array, labelCount: number, vectorLength: number): NamedTensor {
  return { dtype: 'F64', shape: [data.length / (labelCount * vectorLength), labelCount, vectorLength], data };
}

function gradientsOf(samples: Numbers, heldOut: Numbers): FileGradients {
  return { labelCount: samples.shape[1] ?? 0, samples: samples.data, heldOut: heldOut.data };
}
