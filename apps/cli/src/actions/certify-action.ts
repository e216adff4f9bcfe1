import { dirname } from 'node:path';
import { certificateDocument, certifySweep, certifyWarnings, isDataFault } from '@liesweep/judging/certify';
import { readCandidates } from '../certify/read-candidates.js';
import { refuseUndefined } from '@liesweep/judging/refuse-undefined';
import { EXIT_CODES } from '../exit-codes.js';
import { readSweepFile, velocityLines } from '@liesweep/datasets';
import { renderCertificate } from '../terminal/certificate-text.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';
import { textWidth } from '@liesweep/logging/terminal';

interface Flags {
  readonly candidate?: readonly string[];
  readonly json?: boolean;
}

/** Says what can be said of a system's symmetries at once. */
export async function certifyAction(
  { stdout, stderr, colours }: Terminal,
  path: string,
  { candidate: named = [], json = false }: Flags,
): Promise<void> {
  const file = await readSweepFile(path);
  await refuseUndefined(file, path);
  const candidates = readCandidates({ spec: file.spec, folder: dirname(path), named });
  const slices = certifySweep(file, candidates);
  const warnings = certifyWarnings(file, slices, candidates);
  if (json) {
    // Looks into the stores, whose code takes longer to load than a certificate takes.
    const [{ readConfig }, { knownSweep }] = await Promise.all([
      import('../config.js'),
      import('../sweeps/known-sweep.js'),
    ]);
    const { sweepId } = await knownSweep(file, readConfig(process.env));
    stdout.write(
      `${JSON.stringify(certificateDocument(sweepId, slices, { warnings, notes: file.notes }), undefined, 2)}\n`,
    );
  } else {
    const width = textWidth(stdout);
    const velocities = velocityLines(file.spec.data).map((line) => `${line}\n`);
    stdout.write(`${slices.map((slice) => renderCertificate(slice, width, colours)).join('\n\n')}\n`);
    if (velocities.length > 0) stdout.write(`\n  velocities\n${velocities.join('')}`);
    printRemarks({ notes: file.notes, warnings }, { stderr });
  }
  if (slices.some(({ certificate }) => isDataFault(certificate))) {
    process.exitCode = EXIT_CODES.badInput;
  }
}
