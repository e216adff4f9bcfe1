import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep delete`: forgets a sweep that does not run. */
export function deleteCommand(terminal: Terminal): Command {
  return new Command('delete')
    .description('remove an ended sweep from the row store, with the trials that no other sweep has')
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print JSON')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { openRun }, { deleteSweep }, { printAnswer }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/open-run.js'),
        import('../sweeps/delete-sweep.js'),
        import('../sweeps/answer.js'),
      ]);
      const opened = await openRun(run, readConfig(process.env));
      try {
        printAnswer(await deleteSweep(opened), json, terminal);
      } finally {
        await opened.rows.close();
      }
    });
}
