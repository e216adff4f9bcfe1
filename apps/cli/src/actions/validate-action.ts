import { countOf } from '@liesweep/sweep';
import { refuseUndefined } from '@liesweep/judging/refuse-undefined';
import { readConfig } from '../config.js';
import { readSweepFile, velocityLines } from '@liesweep/datasets';
import { knownSweep } from '../sweeps/known-sweep.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';

/** Says what is wrong with a sweep file, or that nothing is. */
export async function validateAction(
  { stdout, stderr }: Terminal,
  file: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const given = await readSweepFile(file);
  await refuseUndefined(given, file);
  const known = await knownSweep(given, readConfig(process.env));
  const { spec, sweepId, specDigest, trialCount, warnings, notes } = known;
  if (json) {
    const document = { file, valid: true, sweepId, trials: trialCount, specDigest, warnings, notes };
    stdout.write(`${JSON.stringify(document, undefined, 2)}
`);
    return;
  }
  stdout.write(`${file}: valid. ${sweepId}, ${countOf(trialCount, 'trial')}, ${specDigest}\n`);
  for (const line of velocityLines(spec.data)) stdout.write(`${line}\n`);
  printRemarks(known, { stderr });
}
