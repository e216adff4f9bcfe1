import type { Dataset } from '../data/dataset.js';
import type { Split } from '../networks/split-rows.js';

/** A table of features and labels, the rows that train before those that judge. */
export interface LabelledTable {
  /** [m, n] */
  readonly inputs: Float64Array;
  readonly inputCount: number;
  readonly labels: Float64Array;
  readonly labelCount: number;
  readonly split: Split;
}

/**
 * All rows of a dataset with their labels; of samples of several vectors the first of each.
 *
 * @param inputCount r, real numbers per vector
 */
export function labelledTable(dataset: Dataset, inputCount: number): LabelledTable {
  const { sampleCount, heldOutCount, labelCount } = dataset;
  const sampleLength = dataset.samples.length / sampleCount;
  const inputs = new Float64Array((sampleCount + heldOutCount) * inputCount);
  const place = (table: Float64Array, rows: number, firstRow: number): void => {
    for (let row = 0; row < rows; row += 1) {
      inputs.set(table.subarray(row * sampleLength, row * sampleLength + inputCount), (firstRow + row) * inputCount);
    }
  };
  place(dataset.samples, sampleCount, 0);
  place(dataset.heldOut, heldOutCount, sampleCount);
  const labels = new Float64Array(dataset.labels.length + dataset.heldOutLabels.length);
  labels.set(dataset.labels);
  labels.set(dataset.heldOutLabels, dataset.labels.length);
  const rows = Int32Array.from({ length: sampleCount + heldOutCount }, (_, at) => at);
  return {
    ...{ inputs, inputCount, labels, labelCount },
    split: { train: rows.subarray(0, sampleCount), heldOut: rows.subarray(sampleCount) },
  };
}
