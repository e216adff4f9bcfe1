import { exportRun, type ExportTargets } from '@liesweep/report';
import { readConfig } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { openRun } from '../run-folder/open-run.js';
import type { Terminal } from '../terminal/terminal.js';

/** Writes single outputs of a run to places of the user's choice. */
export async function exportAction({ stdout, stderr }: Terminal, run: string, targets: ExportTargets): Promise<void> {
  if (Object.keys(targets).length === 0) {
    throw new BadInputError({
      happened: 'Nothing to export.',
      remedy: 'Give at least one of --phase-diagram FILE, --trials FILE, --generators DIR.',
    });
  }
  const opened = await openRun(run, readConfig(process.env));
  try {
    for (const problem of await exportRun(opened, targets, stdout)) {
      stderr.write(`Warning: ${problem}\n`);
    }
  } finally {
    await opened.rows.close();
  }
}
