import type { FileDataset } from '@liesweep/sweep';
import { decodeDataset, encodeDataset } from './dataset-file.js';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors.js';

const DATASET: FileDataset = {
  vectorLength: 2,
  labelCount: 1,
  samples: Float64Array.of(1, 2, 3, 4, 5, 1 / 3),
  heldOut: Float64Array.of(7, 8),
  labels: Float64Array.of(1, 0, 1),
  heldOutLabels: Float64Array.of(0),
};

test.each<readonly [string, FileDataset]>([
  ['labels', DATASET],
  ['no labels', { ...DATASET, labelCount: 0, labels: new Float64Array(), heldOutLabels: new Float64Array() }],
  [
    'gradients of two labels',
    {
      ...DATASET,
      gradients: {
        labelCount: 2,
        samples: Float64Array.from({ length: 12 }, Math.sqrt),
        heldOut: Float64Array.of(1, 2, 3, 4),
      },
    },
  ],
])('a dataset with %s is read back as it was, and equal datasets make equal files', (_, dataset) => {
  const content = encodeDataset(dataset);
  expect(decodeDataset(content, 'dataset')).toEqual(dataset);
  expect(encodeDataset({ ...dataset })).toEqual(content);
});

test('the file holds the features in their own units, in format 2', () => {
  const { tensors, metadata } = decodeSafetensors(encodeDataset(DATASET), 'dataset');
  expect([...tensors.keys()].toSorted()).toEqual(['heldOut', 'heldOutLabels', 'labels', 'samples']);
  expect(tensors.get('samples')?.data).toEqual(DATASET.samples);
  expect(metadata).toEqual({ format: 'liesweep-dataset-2' });
});

test('a file of format 1 is read with its scale undone: its features were divided by it', () => {
  const rows = (columns: number, ...data: number[]): NamedTensor => ({
    ...{ dtype: 'F64', shape: [data.length / columns, columns], data: Float64Array.from(data) },
  });
  const content = encodeSafetensors(
    {
      ...{ samples: rows(2, 0.5, 4, 1.5, 8), heldOut: rows(2, 3.5, 16) },
      ...{ labels: rows(1, 1, 0), heldOutLabels: rows(1, 1) },
      scale: { dtype: 'F64', shape: [2], data: Float64Array.of(2, 0.5) },
    },
    { format: 'liesweep-dataset-1' },
  );
  expect(decodeDataset(content, 'dataset')).toEqual({
    ...{ vectorLength: 2, labelCount: 1, samples: Float64Array.of(1, 2, 3, 4), heldOut: Float64Array.of(7, 8) },
    ...{ labels: Float64Array.of(1, 0), heldOutLabels: Float64Array.of(1) },
  });
});

test('a file without the tensors of a dataset is refused by name', () => {
  const other = encodeSafetensors({ samples: { dtype: 'F32', shape: [1, 1], data: Float32Array.of(1) } });
  expect(() => decodeDataset(other, 'shards/ab')).toThrow(/shards\/ab: expected the float64 tensor samples/);
});
