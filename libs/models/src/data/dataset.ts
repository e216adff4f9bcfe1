import {
  dataOf,
  dataSeed,
  datasetRows,
  isDrawnData,
  realDimension,
  rowsOf,
  systemKey,
  type DatasetRows,
  type FileDataset,
  type SweepSpec,
} from '@liesweep/sweep';
import { followingBlocks, followingRows } from './following-rows.js';

/** Samples x and labels y, row-major in float64, and others that training never sees. */
export interface Dataset {
  /** m */
  readonly sampleCount: number;
  readonly heldOutCount: number;
  /** x, [m, length] */
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
  /** k, columns of labels; 0 for data that are drawn. */
  readonly labelCount: number;
  /** y, [m, k] */
  readonly labels: Float64Array;
  readonly heldOutLabels: Float64Array;
}

/** Samples and labels, those trained on and those held out, a block of rows at a time. */
export type LabelledBlocks = Pick<DatasetRows, 'samples' | 'heldOut' | 'labels' | 'heldOutLabels'>;

/**
 * The samples of a sweep in dimension n: those of its data file, or as many drawn for training as for holding out.
 * Drawn data depend on (system, n, samples, sweep seed) alone, so all restarts and weights share them.
 *
 * @param sampleLength real numbers per sample: q·r for an oracle of q vectors
 * @param file what was read from the data file of the sweep
 * @throws RangeError when the sweep's data are in a file and there is none, or when none can be drawn
 */
export function makeDataset(spec: SweepSpec, dimension: number, sampleLength: number, file?: FileDataset): Dataset {
  if (file !== undefined) return fromFile(file, sampleLength / file.vectorLength);
  if (!isDrawnData(spec.data)) throw new RangeError(`data: expected the dataset of ${spec.data.kind}, got none`);
  const { data, system } = spec;
  const sampleCount = data.samples;
  const vectorLength = realDimension({ dimension, field: system.field });
  const layout = { vectorCount: sampleLength / vectorLength, vectorLength };
  const next = dataOf(data).sampler?.(data, layout, dataSeed(systemKey(system), dimension, data, spec.seed));
  if (next === undefined) throw new TypeError(`data: ${data.kind} cannot be drawn`);
  const draw = (): Float64Array => {
    const samples = new Float64Array(sampleCount * sampleLength);
    for (let at = 0; at < samples.length; at += sampleLength) samples.set(next(), at);
    return samples;
  };
  return {
    ...{ sampleCount, heldOutCount: sampleCount, samples: draw(), heldOut: draw() },
    ...{ labelCount: 0, labels: new Float64Array(), heldOutLabels: new Float64Array() },
  };
}

/**
 * The same samples block by block, so that those of a file need not be held at once.
 *
 * @throws as `makeDataset`
 */
export function datasetBlocks(
  spec: SweepSpec,
  dimension: number,
  sampleLength: number,
  file?: FileDataset,
): LabelledBlocks {
  if (file !== undefined) {
    const { samples, heldOut, labels, heldOutLabels } = datasetRows(file);
    const vectorCount = sampleLength / file.vectorLength;
    return {
      ...{ samples: followingBlocks(samples, vectorCount), heldOut: followingBlocks(heldOut, vectorCount) },
      ...{ labels, heldOutLabels },
    };
  }
  const { samples, heldOut, labels, heldOutLabels, labelCount } = makeDataset(spec, dimension, sampleLength);
  return {
    ...{ samples: rowsOf(samples, sampleLength), heldOut: rowsOf(heldOut, sampleLength) },
    ...{ labels: rowsOf(labels, labelCount), heldOutLabels: rowsOf(heldOutLabels, labelCount) },
  };
}

function fromFile(file: FileDataset, vectorCount: number): Dataset {
  const { vectorLength, labelCount, samples, heldOut, labels, heldOutLabels } = file;
  return {
    sampleCount: samples.length / vectorLength,
    heldOutCount: heldOut.length / vectorLength,
    samples: followingRows(samples, vectorLength, vectorCount),
    heldOut: followingRows(heldOut, vectorLength, vectorCount),
    ...{ labelCount, labels, heldOutLabels },
  };
}
