import { isNetworkModel, realDimension, type GeneratorShape, type LearnedOracleSpec } from '@liesweep/sweep';
import type { Dataset } from '../data/dataset.js';
import { fitNetwork, type FitTask } from '../networks/fit-network.js';
import type { FitProgress } from '../networks/minimise.js';
import { labelledTable, type LabelledTable } from './labelled-table.js';
import { MEASURED_MATRICES, type MeasuredFields, type UnmeasuredFields } from './measured-fields.js';
import type { LearnedFit } from './learned-fit.js';
import { learnPolynomials } from './learn-polynomials.js';

/** What a fit depends on besides the model and the data. */
export interface LearningSettings {
  /** Of one vector of a sample. */
  readonly shape: GeneratorShape;
  /** What may keep the labels. @default matrices */
  readonly fields?: MeasuredFields | UnmeasuredFields;
  /** Decides the start of a network and the order of its batches. */
  readonly seed: number;
  /** Of a network; see `NetworkFit`. */
  readonly steps?: number;
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Fits an oracle to the labels of a dataset. Where samples are several vectors side by side that are no particles, it is an
 * oracle of the first.
 *
 * A polynomial is fitted to all rows, of the degree that describes them, and judged in a richer class (`judgeLabels`): its
 * certificate says what the labels allow to be said. A network is judged by the held-out rows, and certifies nothing.
 *
 * The same request on the same backend gives the same fit; a polynomial needs no backend.
 *
 * @throws LabelsRefusedError when the rows do not suffice for any polynomial
 * @throws FitDidNotConvergeError when a network does not give the labels of the held-out rows
 * @throws RangeError when the data have no labels, or classes that are not whole numbers from 0
 */
export async function learnOracle(
  { model, task }: Pick<LearnedOracleSpec, 'model' | 'task'>,
  dataset: Dataset,
  { shape, fields = MEASURED_MATRICES, seed, steps, onProgress }: LearningSettings,
): Promise<LearnedFit> {
  if (dataset.labelCount === 0) throw new RangeError('a learned oracle: expected data with labels, got none');
  const { particles } = 'refusal' in fields ? MEASURED_MATRICES : fields;
  const table = labelledTable(dataset, particles.count * realDimension(shape));
  if (!isNetworkModel(model)) return learnPolynomials(model, table, shape, fields);
  const { network, quality } = await fitNetwork({
    ...table,
    task: task === 'regression' ? { kind: task, labelCount: table.labelCount } : classTask(table),
    hidden: model.hidden,
    activation: model.activation,
    seed,
    ...(steps === undefined ? {} : { steps }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { model: { fits: 'network', network }, quality, certificate: null, generators: [] };
}

function classTask({ labels, labelCount }: LabelledTable): FitTask {
  if (labelCount !== 1) throw new RangeError(`classes: expected one column of labels, got ${String(labelCount)}`);
  const wrong = labels.find((label) => !Number.isInteger(label) || label < 0);
  if (wrong !== undefined) throw new RangeError(`classes: expected whole numbers from 0, got ${String(wrong)}`);
  return { kind: 'classification', classCount: labels.reduce((most, label) => Math.max(most, label), 0) + 1 };
}
