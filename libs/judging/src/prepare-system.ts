import type { SweepSpec } from '@liesweep/sweep';
import type { JudgedSystem } from './parameterisations/define-judging.js';
import { judgingOf } from './parameterisations/index.js';
import { systemData, type SystemInputs } from './system-data.js';
import type { TrainingCoordinates } from './training-coordinates.js';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem extends JudgedSystem {
  readonly coordinates: TrainingCoordinates;
  /** Standard coordinates of the features of a file, in which its algebra is named; null for data that are drawn. */
  readonly standard: TrainingCoordinates | null;
}

/**
 * Takes the data of a system in dimension n (`systemData`), and makes generators of its form ready: what they train against,
 * the certificate of its symmetry algebra, and the judge of what training gives.
 *
 * @throws RangeError for a learned oracle without its fit
 */
export function prepareSystem(spec: SweepSpec, dimension: number, inputs: SystemInputs = {}): PreparedSystem {
  const data = systemData(spec, dimension, inputs);
  const { coordinates, standard } = data;
  const { parameterisation } = spec.system;
  return { ...judgingOf(parameterisation).prepare(parameterisation, data), coordinates, standard };
}
