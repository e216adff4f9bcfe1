import { rowsOf, type FileDataset, type RowSource } from '@liesweep/sweep';
import { largeDataWarnings } from './large-data-warnings.js';

const rows = (rowCount: number, width: number): RowSource => ({ ...rowsOf(new Float64Array(), width), rowCount });
const LARGE: FileDataset = {
  ...{ vectorLength: 4, labelCount: 1, samples: new Float64Array(), heldOut: new Float64Array() },
  ...{ labels: new Float64Array(), heldOutLabels: new Float64Array() },
  rows: {
    ...{ samples: rows(8_000_000, 4), heldOut: rows(2_000_000, 4) },
    ...{ labels: rows(8_000_000, 1), heldOutLabels: rows(2_000_000, 1) },
  },
};

test('rows that lie in a file are said to need their memory in training', () => {
  const [said, ...more] = largeDataWarnings(LARGE);
  expect(more).toEqual([]);
  expect(said).toMatch(/^10000000 rows are 381 MiB of numbers: .* about 1144 MiB in each slot\./);
});

test('nothing is said of drawn data, and of a dataset that is held in memory', () => {
  const { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels } = LARGE;
  const held = { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels };
  expect([largeDataWarnings(undefined), largeDataWarnings(held)]).toEqual([[], []]);
});
