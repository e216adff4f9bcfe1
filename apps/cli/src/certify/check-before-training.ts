import {
  certificateCost,
  certificateHeadline,
  certificateStatus,
  certifyDimension,
  isDataFault,
} from '@liesweep/judging/certify';
import { dataOf, isDigitData, isLearned, isNetworkModel, parameterisationOf } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { SweepFile } from '../input/read-sweep-file.js';
import type { Terminal } from '../terminal/terminal.js';
import { textWidth, wrapText } from '@liesweep/logging/terminal';

/** Training does not wait longer for what trainers will find out themselves. */
const MOST_SECONDS = 5;

/** Before the second line of what is said of a dimension. */
const INDENT = '  ';

/**
 * Says before training what the certificate of a sweep says, one sentence or two per dimension, and refuses data from which training
 * would make a symmetry that is none. Systems whose certificate takes a network, or long, are trained without a word.
 *
 * @param isQuiet only refuses
 * @throws BadInputError when the data themselves are at fault
 */
export function checkBeforeTraining(
  file: Pick<SweepFile, 'spec' | 'dataset' | 'featureNames'>,
  path: string,
  isQuiet: boolean,
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  const { spec, dataset } = file;
  const { system, data, grid } = spec;
  const isNetwork = system.oracles.some((oracle) => isLearned(oracle) && isNetworkModel(oracle.model));
  const hasCertificate = parameterisationOf(system.parameterisation).unknowns !== undefined;
  if (!hasCertificate || isDigitData(data) || isNetwork) return;
  const sampleCount = dataOf(data).sampleCount?.(data) ?? (dataset?.samples.length ?? 0) / (dataset?.vectorLength ?? 1);
  let seconds = 0;
  for (const dimension of grid.dimension) {
    seconds += certificateCost(spec, dimension, sampleCount);
    if (seconds > MOST_SECONDS) return;
    const { certificate } = certifyDimension(file, dimension);
    const { groupDimension, reason, refusal } = certificate;
    if (isDataFault(certificate)) {
      throw new BadInputError({
        happened: `${path}: n = ${String(dimension)}: ${reason}`,
        safe: 'Nothing was trained or written.',
      });
    }
    if (isQuiet || refusal === 'network') continue;
    const found = groupDimension === null ? '' : `${certificateHeadline(certificate)} `;
    const said = `n = ${String(dimension)}: ${found}${certificateStatus(certificate)}. ${reason}`;
    stderr.write(`${wrapText(said, textWidth(stderr), INDENT)}\n`);
  }
}
