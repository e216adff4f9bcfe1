import { realDimension, type GeneratorShape, type LearnedOracleSpec } from '@liesweep/sweep';
import type { Dataset } from '../data/dataset.js';
import { fitNetwork, type FitTask } from '../networks/fit-network.js';
import type { FitQuality } from '../networks/fit-quality.js';
import { fitQuadratic } from '../networks/fit-quadratic.js';
import type { FitProgress } from '../networks/minimise.js';
import { networkRowError } from '../networks/row-noise.js';
import { unitFactor } from '../networks/scale-oracle.js';
import type { Split } from '../networks/split-rows.js';
import type { LearnedFit, LearnedModel } from './learned-fit.js';
import { modelOracle } from './learned-oracle.js';

/** What a fit depends on besides the model and the data. */
export interface LearningSettings {
  readonly shape: GeneratorShape;
  /** Decides the start of a network and the order of its batches. */
  readonly seed: number;
  /** Of a network; see `NetworkFit`. */
  readonly steps?: number;
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Fits an oracle to the labels of a dataset, judges it by the held-out rows, and scales it. Where samples are several
 * vectors side by side, it is an oracle of the first.
 *
 * The same request on the same backend gives the same fit; a quadratic form needs no backend.
 *
 * @throws FitDidNotConvergeError when it does not give the labels of the held-out rows
 * @throws RangeError when the data have no labels, or classes that are not whole numbers from 0
 */
export async function learnOracle(
  spec: Pick<LearnedOracleSpec, 'model' | 'task'>,
  dataset: Dataset,
  settings: LearningSettings,
): Promise<LearnedFit> {
  if (dataset.labelCount === 0) throw new RangeError('a learned oracle: expected data with labels, got none');
  const inputCount = realDimension(settings.shape);
  const table = labelledTable(dataset, inputCount);
  const { model, quality, rowError } = await fitModel(spec, table, settings);
  const samples = table.inputs.subarray(0, dataset.sampleCount * inputCount);
  return { model, quality, rowError, factor: unitFactor(modelOracle(model), samples, settings.shape) };
}

interface LabelledTable {
  /** [m, n], the rows that train before those that judge. */
  readonly inputs: Float64Array;
  readonly inputCount: number;
  readonly labels: Float64Array;
  readonly labelCount: number;
  readonly split: Split;
}

function labelledTable(dataset: Dataset, inputCount: number): LabelledTable {
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
  const rows = Int32Array.from({ length: sampleCount + heldOutCount }, (_, at) => at);
  return {
    inputs,
    inputCount,
    labels: Float64Array.from([...dataset.labels, ...dataset.heldOutLabels]),
    labelCount,
    split: { train: rows.subarray(0, sampleCount), heldOut: rows.subarray(sampleCount) },
  };
}

interface FittedModel {
  readonly model: LearnedModel;
  readonly quality: FitQuality;
  readonly rowError: number;
}

async function fitModel(
  { model, task }: Pick<LearnedOracleSpec, 'model' | 'task'>,
  table: LabelledTable,
  { seed, steps, onProgress }: LearningSettings,
): Promise<FittedModel> {
  if (model.kind === 'quadratic') {
    const { matrices, constants, quality, rowError } = fitQuadratic({ ...table, seed });
    return { model: { kind: 'quadratic', matrices, constants }, quality, rowError };
  }
  const { network, quality } = await fitNetwork({
    ...table,
    task: task === 'regression' ? { kind: task, labelCount: table.labelCount } : classTask(table),
    hidden: model.hidden,
    activation: model.activation,
    seed,
    ...(steps === undefined ? {} : { steps }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { model: { kind: 'mlp', network }, quality, rowError: networkRowError(quality) };
}

function classTask({ labels, labelCount }: LabelledTable): FitTask {
  if (labelCount !== 1) throw new RangeError(`classes: expected one column of labels, got ${String(labelCount)}`);
  const wrong = labels.find((label) => !Number.isInteger(label) || label < 0);
  if (wrong !== undefined) throw new RangeError(`classes: expected whole numbers from 0, got ${String(wrong)}`);
  return { kind: 'classification', classCount: labels.reduce((most, label) => Math.max(most, label), 0) + 1 };
}
