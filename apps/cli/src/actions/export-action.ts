import { resolve } from 'node:path';
import { exportRun, type ExportTargets } from '@liesweep/report';
import { readConfig } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { openRun } from '../run-folder/open-run.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags extends ExportTargets {
  readonly json?: boolean;
}

/** Writes single outputs of a run to places of the user's choice. */
export async function exportAction(
  { stdout, stderr }: Terminal,
  run: string,
  { json = false, phaseDiagram, trials, generators }: Flags,
): Promise<void> {
  const targets: ExportTargets = {
    ...(phaseDiagram !== undefined && { phaseDiagram }),
    ...(trials !== undefined && { trials }),
    ...(generators !== undefined && { generators }),
  };
  if (Object.keys(targets).length === 0) {
    throw new BadInputError({
      happened: 'Nothing to export.',
      remedy: 'Give at least one of --phase-diagram FILE, --trials FILE, --generators DIR.',
    });
  }
  if (json && Object.values(targets).includes('-')) {
    throw new BadInputError({
      happened: '"-" is standard output, which --json writes what was done to.',
      remedy: 'Leave out --json, or give files.',
    });
  }
  const opened = await openRun(run, readConfig(process.env));
  try {
    const problems = await exportRun(opened, targets, stdout);
    const { sweepId } = opened.record;
    if (json) {
      const files = Object.fromEntries(
        (Object.entries(targets) as [string, string][]).map(([name, target]) => [name, resolve(target)]),
      );
      stdout.write(`${JSON.stringify({ sweepId, files, problems }, undefined, 2)}\n`);
      return;
    }
    for (const problem of problems) stderr.write(`Warning: ${problem}\n`);
  } finally {
    await opened.rows.close();
  }
}
