import { parseSweepFile, type FileDataset, type SweepSpec } from '@liesweep/sweep';
import { makeDataset } from './dataset.js';

const spec = (changes: Partial<SweepSpec> = {}): SweepSpec => ({
  ...parseSweepFile('name: data\nsystem: { oracles: [norm] }\ngrid: { dimension: 3, generators: 1 }\n'),
  ...changes,
});

test('the same sweep has the same samples, bit for bit', () => {
  expect(makeDataset(spec(), 3, 3)).toEqual(makeDataset(spec(), 3, 3));
});

test('restarts, weights and training do not change the samples; the seed and n do', () => {
  const { samples } = makeDataset(spec(), 3, 3);
  expect(makeDataset(spec({ restarts: 9, training: { ...spec().training, steps: 7 } }), 3, 3).samples).toEqual(samples);
  expect(makeDataset(spec({ seed: 2 }), 3, 3).samples).not.toEqual(samples);
  expect(makeDataset(spec(), 4, 4).samples.subarray(0, 3)).not.toEqual(samples.subarray(0, 3));
});

test('held-out samples are others, of the same number', () => {
  const { samples, heldOut } = makeDataset(spec(), 3, 3);
  expect(heldOut).toHaveLength(samples.length);
  expect(samples.some((value, at) => value === heldOut[at])).toBe(false);
});

describe('data from a file', () => {
  const fromFile = spec({
    data: {
      kind: 'csv',
      path: 'x.csv',
      scale: 'none',
      heldOut: 0.25,
      features: ['a', 'b'],
      complexPairs: [],
      labels: ['c'],
    },
  });
  const file: FileDataset = {
    ...{ vectorLength: 2, labelCount: 1, scale: Float64Array.of(1, 1) },
    ...{ samples: Float64Array.of(1, 2, 3, 4, 5, 6), heldOut: Float64Array.of(7, 8) },
    ...{ labels: Float64Array.of(10, 20, 30), heldOutLabels: Float64Array.of(40) },
  };

  test('are the rows of the file, with their labels', () => {
    const { sampleCount, heldOutCount, samples, heldOut, labels, labelCount } = makeDataset(fromFile, 2, 2, file);
    expect([sampleCount, heldOutCount, labelCount]).toEqual([3, 1, 1]);
    expect([samples, heldOut, labels]).toEqual([file.samples, file.heldOut, file.labels]);
  });

  test('an oracle of several vectors takes each row with those that follow it, around the end', () => {
    const { sampleCount, samples, heldOut } = makeDataset(fromFile, 2, 4, file);
    expect(sampleCount).toBe(3);
    expect([...samples]).toEqual([1, 2, 3, 4, 3, 4, 5, 6, 5, 6, 1, 2]);
    expect([...heldOut]).toEqual([7, 8, 7, 8]);
  });

  test('are not drawn where the file has not been read', () => {
    expect(() => makeDataset(fromFile, 2, 2)).toThrow('data: expected the dataset of csv, got none');
  });
});
