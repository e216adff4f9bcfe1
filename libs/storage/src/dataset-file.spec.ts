import { CorruptFileError, type FileDataset, type OracleSpec } from '@liesweep/sweep';
import { decodeDataset, encodeDataset, type DatasetOwner } from './dataset-file.js';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors.js';
import { withBitFlipped } from './testing/with-bit-flipped.js';

const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;

function ownerWith(
  change: { digest?: string; heldOut?: number; seed?: number; gradients?: string } = {},
): DatasetOwner {
  const { digest = digestOf('1'), heldOut = 0.25, seed = 7, gradients } = change;
  const oracle: OracleSpec =
    gradients === undefined ? { kind: 'squared-norm' } : { kind: 'gradients', path: 'g.npy', digest: gradients };
  return {
    data: { kind: 'npy', path: 'points.npy', scale: 'standardise', labels: 1, heldOut, digest },
    system: { oracles: [oracle], field: 'real', parameterisation: { kind: 'linear' } },
    seed,
  };
}

const OWNER = ownerWith();

const DATASET: FileDataset = {
  vectorLength: 2,
  labelCount: 1,
  samples: Float64Array.of(1, 2, 3, 4, 5, 1 / 3),
  heldOut: Float64Array.of(7, 8),
  labels: Float64Array.of(1, 0, 1),
  heldOutLabels: Float64Array.of(0),
};

const GRADIENTS = {
  labelCount: 2,
  samples: Float64Array.from({ length: 12 }, (_, at) => Math.sqrt(at)),
  heldOut: Float64Array.of(1, 2, 3, 4),
};
const WITH_GRADIENTS = ownerWith({ gradients: digestOf('2') });

test.each<readonly [string, FileDataset, DatasetOwner]>([
  ['labels', DATASET, OWNER],
  ['no labels', { ...DATASET, labelCount: 0, labels: new Float64Array(), heldOutLabels: new Float64Array() }, OWNER],
  ['gradients of two labels', { ...DATASET, gradients: GRADIENTS }, WITH_GRADIENTS],
])('a dataset with %s is read back as it was, and equal datasets make equal files', (_, dataset, owner) => {
  const content = encodeDataset(dataset, owner);
  expect(decodeDataset(content, 'dataset', owner)).toEqual(dataset);
  expect(encodeDataset({ ...dataset }, { ...owner })).toEqual(content);
});

test('the file holds the features in their own units, and whose they are, in format 3', () => {
  const { tensors, metadata } = decodeSafetensors(encodeDataset(DATASET, OWNER), 'dataset');
  expect([...tensors.keys()].toSorted()).toEqual(['heldOut', 'heldOutLabels', 'labels', 'samples']);
  expect(tensors.get('samples')?.data).toEqual(DATASET.samples);
  expect(metadata.format).toBe('liesweep-dataset-3');
  expect(JSON.parse(metadata.identity ?? '')).toEqual({
    ...{ data: digestOf('1'), gradients: null, heldOut: 0.25, seed: 7 },
  });
});

test.each([
  ['data', ownerWith({ digest: digestOf('3') })],
  ['held-out share', ownerWith({ heldOut: 0.5 })],
  ['seed', ownerWith({ seed: 8 })],
  ['gradients', ownerWith({ gradients: digestOf('3') })],
])('the dataset of a specification with other %s is refused', (_, other) => {
  const content = encodeDataset({ ...DATASET, gradients: GRADIENTS }, WITH_GRADIENTS);
  expect(() => decodeDataset(content, 'shards/ab', other)).toThrow(/^shards\/ab: expected the dataset .*, got /);
});

test.each<readonly [string, Readonly<Record<string, StoredTensor>>]>([
  ['more labels than rows', { labels: column(100) }],
  ['fewer held-out labels than rows', { heldOutLabels: column(0) }],
  ['another number of features in the held-out rows', { heldOut: column(2) }],
  ['no rows', { samples: table(0, 2), labels: column(0) }],
  ['a number that is none', { samples: { dtype: 'F64', shape: [3, 2], data: new Float64Array(6).fill(NaN) } }],
  ['an infinite label', { labels: { dtype: 'F64', shape: [3, 1], data: new Float64Array(3).fill(-Infinity) } }],
  ['more scales than features', { scale: { dtype: 'F64', shape: [9], data: new Float64Array(9).fill(1) } }],
  ['gradients that nobody asked for', { gradients: { dtype: 'F64', shape: [3, 1, 2], data: new Float64Array(6) } }],
])('a dataset with %s is refused', (_, change) => {
  const { tensors, metadata } = decodeSafetensors(encodeDataset(DATASET, OWNER), 'dataset');
  const content = encodeSafetensors({ ...Object.fromEntries(tensors), ...change }, metadata);
  expect(() => decodeDataset(content, 'shards/ab', OWNER)).toThrow(CorruptFileError);
});

test('gradients of another number of rows, or none where an oracle is given by them, are refused', () => {
  const { tensors, metadata } = decodeSafetensors(
    encodeDataset({ ...DATASET, gradients: GRADIENTS }, WITH_GRADIENTS),
    '',
  );
  const cut = new Map(tensors).set('heldOutGradients', {
    ...{ dtype: 'F64', shape: [2, 2, 2], data: new Float64Array(8) },
  });
  const none = new Map([...tensors].filter(([name]) => !name.toLowerCase().includes('gradients')));
  for (const damaged of [cut, none]) {
    const content = encodeSafetensors(damaged, metadata);
    expect(() => decodeDataset(content, 'shards/ab', WITH_GRADIENTS)).toThrow(CorruptFileError);
  }
});

test('a bit that flips where no digest is looked at never gives a dataset that does not hold together', () => {
  const content = encodeDataset(DATASET, OWNER);
  for (let bit = 0; bit < 8 * content.length; bit += 1) {
    try {
      const { samples, heldOut, labels, heldOutLabels } = decodeDataset(withBitFlipped(content, bit), 'any', OWNER);
      expect([samples, heldOut, labels, heldOutLabels].map(({ length }) => length)).toEqual([6, 2, 3, 1]);
      expect([...samples, ...heldOut, ...labels, ...heldOutLabels].every(Number.isFinite)).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(CorruptFileError);
    }
  }
});

test('a file of format 1 is read with its scale undone: its features were divided by it', () => {
  const rows = (columns: number, ...data: number[]): StoredTensor => ({
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
  expect(decodeDataset(content, 'dataset', OWNER)).toEqual({
    ...{ vectorLength: 2, labelCount: 1, samples: Float64Array.of(1, 2, 3, 4), heldOut: Float64Array.of(7, 8) },
    ...{ labels: Float64Array.of(1, 0), heldOutLabels: Float64Array.of(1) },
  });
});

test('a file without the tensors of a dataset is refused by name', () => {
  const samples = { samples: { dtype: 'F32', shape: [1, 1], data: Float32Array.of(1) } } as const;
  const other = encodeSafetensors(samples, { format: 'liesweep-dataset-2' });
  expect(() => decodeDataset(other, 'shards/ab', OWNER)).toThrow(/shards\/ab: expected the float64 tensor samples/);
  expect(() => decodeDataset(encodeSafetensors(samples), 'shards/ab', OWNER)).toThrow(
    'shards/ab: expected a dataset, got the format undefined',
  );
});

function column(rows: number): StoredTensor {
  return table(rows, 1);
}

function table(rows: number, columns: number): StoredTensor {
  return { dtype: 'F64', shape: [rows, columns], data: new Float64Array(rows * columns) };
}
