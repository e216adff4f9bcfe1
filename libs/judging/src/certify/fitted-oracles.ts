import { labelledTable, learnPolynomials, makeDataset, measuredFields } from '@liesweep/models';
import {
  isLearned,
  isNetworkModel,
  realDimension,
  type FileDataset,
  type GeneratorShape,
  type SweepSpec,
} from '@liesweep/sweep';
import type { FittedOracle } from '../fitted-oracle.js';

/** Of a fit that lies in no store. */
const UNSTORED = '';

/**
 * A polynomial alone is fitted here, as training does it; networks and several learned oracles are not.
 *
 * @throws LabelsRefusedError when the rows do not suffice for any polynomial
 */
export function fittedOracles(
  { system, ...spec }: SweepSpec,
  shape: GeneratorShape,
  file: FileDataset | undefined,
): readonly (FittedOracle | undefined)[] {
  const [only] = system.oracles;
  if (
    only === undefined ||
    system.oracles.length > 1 ||
    !isLearned(only) ||
    isNetworkModel(only.model) ||
    file === undefined
  ) {
    return [];
  }
  const fields = measuredFields(system);
  const length = (system.particles?.count ?? 1) * realDimension(shape);
  const table = labelledTable(makeDataset({ system, ...spec }, shape.dimension, length, file), length);
  return [{ fit: learnPolynomials(only.model, table, shape, fields), digest: UNSTORED }];
}
