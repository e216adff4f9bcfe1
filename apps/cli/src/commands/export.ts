import type { ExportTargets } from '@liesweep/report';
import { Command } from 'commander';
import { BadInputError } from '../errors/cli-error.js';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep export`: single outputs of a run to places of the user's choice. */
export function exportCommand({ stdout, stderr }: Terminal): Command {
  return new Command('export')
    .description('write single outputs of a run elsewhere; "-" is standard output')
    .argument('<run>', 'folder of a run, or its id (<name>-<id>)')
    .option('--phase-diagram <file>', 'the phase diagram as JSON')
    .option('--trials <file>', 'one line per trial as CSV')
    .option('--generators <dir>', "the generators of every cell's best trial as NumPy files")
    .action(async (run: string, targets: ExportTargets) => {
      if (Object.keys(targets).length === 0) {
        throw new BadInputError({
          happened: 'Nothing to export.',
          remedy: 'Give at least one of --phase-diagram FILE, --trials FILE, --generators DIR.',
        });
      }
      const [{ readConfig }, { openRun }, { exportRun }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/open-run.js'),
        import('@liesweep/report'),
      ]);
      const opened = await openRun(run, readConfig(process.env));
      try {
        for (const problem of await exportRun(opened, targets, stdout)) {
          stderr.write(`Warning: ${problem}\n`);
        }
      } finally {
        await opened.rows.close();
      }
    });
}
