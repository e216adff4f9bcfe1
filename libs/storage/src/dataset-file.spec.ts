import type { FileDataset } from '@liesweep/sweep';
import { decodeDataset, encodeDataset } from './dataset-file.js';
import { encodeSafetensors } from './safetensors.js';

const DATASET: FileDataset = {
  vectorLength: 2,
  labelCount: 1,
  samples: Float64Array.of(1, 2, 3, 4, 5, 1 / 3),
  heldOut: Float64Array.of(7, 8),
  labels: Float64Array.of(1, 0, 1),
  heldOutLabels: Float64Array.of(0),
  scale: Float64Array.of(2, 0.5),
};

test.each<readonly [string, FileDataset]>([
  ['labels', DATASET],
  ['no labels', { ...DATASET, labelCount: 0, labels: new Float64Array(), heldOutLabels: new Float64Array() }],
])('a dataset with %s is read back as it was, and equal datasets make equal files', (_, dataset) => {
  const content = encodeDataset(dataset);
  expect(decodeDataset(content, 'dataset')).toEqual(dataset);
  expect(encodeDataset({ ...dataset })).toEqual(content);
});

test('a file without the tensors of a dataset is refused by name', () => {
  const other = encodeSafetensors({ samples: { dtype: 'F32', shape: [1, 1], data: Float32Array.of(1) } });
  expect(() => decodeDataset(other, 'shards/ab')).toThrow(/shards\/ab: expected the float64 tensor samples/);
});
