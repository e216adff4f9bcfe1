import { basename } from 'node:path';
import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** What the id of a sweep, and by default the folder of its run, looks like. */
const SWEEP_ID = /-[0-9a-f]{8,}$/;

/** `liesweep delete`: forgets a sweep that does not run. */
export function deleteCommand(terminal: Terminal): Command {
  return new Command('delete')
    .description('remove an ended sweep from the row store, with the trials that no other sweep has')
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print JSON')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { openRun, UnknownRunError }, { deleteRun }, { printAnswer }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/open-run.js'),
        import('../sweeps/delete-run.js'),
        import('../sweeps/print-answer.js'),
      ]);
      const opened = await openRun(run, readConfig(process.env)).catch((error: unknown) => {
        if (error instanceof UnknownRunError && SWEEP_ID.test(basename(run))) return undefined;
        throw error;
      });
      if (opened === undefined) {
        const message = 'is not there; nothing to delete';
        printAnswer({ sweepId: basename(run), hasChanged: false, stage: 'not-started', message }, json, terminal);
        return;
      }
      try {
        printAnswer(await deleteRun(opened), json, terminal);
      } finally {
        await opened.rows.close();
      }
    });
}
