import {
  BadInputError,
  dataOf,
  isDigitData,
  isLearned,
  isNetworkModel,
  parameterisationOf,
  type Certificate,
} from '@liesweep/sweep';
import { certificateCost } from './certificate-cost.js';
import { isDataFault } from './certificate-status.js';
import { certifyDimension, type SweepToCertify } from './certify-dimension.js';

/** Training does not wait longer for what trainers will find out themselves. */
const MOST_SECONDS = 5;

/**
 * What the certificate of a sweep says before training, dimension by dimension. Data from which training would make a symmetry that
 * is none are refused. Of systems whose certificate takes a network, or long, nothing is said.
 *
 * @param name of the sweep file, for messages
 * @throws BadInputError when the data themselves are at fault
 */
export function* certificatesBeforeTraining(sweep: SweepToCertify, name: string): Generator<Certificate> {
  const { spec, dataset } = sweep;
  const { system, data, grid } = spec;
  const isNetwork = system.oracles.some((oracle) => isLearned(oracle) && isNetworkModel(oracle.model));
  const hasCertificate = parameterisationOf(system.parameterisation).unknowns !== undefined;
  if (!hasCertificate || isDigitData(data) || isNetwork) return;
  const sampleCount = dataOf(data).sampleCount?.(data) ?? (dataset?.samples.length ?? 0) / (dataset?.vectorLength ?? 1);
  let seconds = 0;
  for (const dimension of grid.dimension) {
    seconds += certificateCost(spec, dimension, sampleCount);
    if (seconds > MOST_SECONDS) return;
    const { certificate } = certifyDimension(sweep, dimension);
    if (isDataFault(certificate)) {
      throw new BadInputError({
        happened: `${name}: n = ${String(dimension)}: ${certificate.reason}`,
        safe: 'Nothing was trained or written.',
      });
    }
    yield certificate;
  }
}
