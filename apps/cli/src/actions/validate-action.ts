import { countOf } from '@liesweep/sweep';
import { refuseUndefined } from '../certify/refuse-undefined.js';
import { readConfig } from '../config.js';
import { readSweepFile } from '../input/read-sweep-file.js';
import { knownSweep } from '../sweeps/known-sweep.js';
import { velocityLines } from '../terminal/velocity-lines.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';

/** Says what is wrong with a sweep file, or that nothing is. */
export async function validateAction({ stdout, stderr }: Terminal, file: string): Promise<void> {
  const given = await readSweepFile(file);
  await refuseUndefined(given, file);
  const known = await knownSweep(given, readConfig(process.env));
  const { spec, sweepId, specDigest, trialCount } = known;
  stdout.write(`${file}: valid. ${sweepId}, ${countOf(trialCount, 'trial')}, ${specDigest}\n`);
  for (const line of velocityLines(spec.data)) stdout.write(`${line}\n`);
  printRemarks(known, { stderr });
}
