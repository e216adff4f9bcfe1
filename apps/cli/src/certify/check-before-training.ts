import {
  certificateHeadline,
  certificatesBeforeTraining,
  certificateStatus,
  type SweepToCertify,
} from '@liesweep/judging/certify';
import { textWidth, wrapText } from '@liesweep/logging/terminal';
import type { Terminal } from '../terminal/terminal.js';

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
  sweep: SweepToCertify,
  path: string,
  isQuiet: boolean,
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  for (const certificate of certificatesBeforeTraining(sweep, path)) {
    const { dimension, groupDimension, reason, refusal } = certificate;
    if (isQuiet || refusal === 'network') continue;
    const found = groupDimension === null ? '' : `${certificateHeadline(certificate)} `;
    const said = `n = ${String(dimension)}: ${found}${certificateStatus(certificate)}. ${reason}`;
    stderr.write(`${wrapText(said, textWidth(stderr), INDENT)}\n`);
  }
}
