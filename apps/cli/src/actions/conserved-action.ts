import { conservedDocument, conserveFlow } from '@liesweep/judging/certify';
import { textWidth } from '@liesweep/logging/terminal';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { EXIT_CODES } from '../exit-codes.js';
import { readSweepFile } from '@liesweep/datasets';
import { renderConserved } from '../terminal/conserved-text.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly json?: boolean;
}

/** Says which functions a flow conserves. */
export async function conservedAction(
  { stdout, stderr, colours }: Terminal,
  path: string,
  { json = false }: Flags,
): Promise<void> {
  const file = await readSweepFile(path);
  const { conserved } = file.spec;
  if (conserved === undefined) {
    throw new BadInputError({
      happened: `${path}: expected the section conserved, such as conserved: { degree: 2 }, got none.`,
    });
  }
  const flow = conserveFlow(file, conserved);
  if (json) {
    // Looks into the stores, whose code takes longer to load than the answer takes.
    const [{ readConfig }, { knownSweep }] = await Promise.all([
      import('../config.js'),
      import('../sweeps/known-sweep.js'),
    ]);
    const { sweepId } = await knownSweep(file, readConfig(process.env));
    stdout.write(`${JSON.stringify(conservedDocument(sweepId, flow, file), undefined, 2)}\n`);
  } else {
    stdout.write(`${renderConserved(flow, file.spec.name, textWidth(stdout), colours)}\n`);
    printRemarks(file, { stderr });
  }
  if ('reason' in flow || flow.quantities.dimension === null) process.exitCode = EXIT_CODES.badInput;
}
