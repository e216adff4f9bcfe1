import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep watch`: follows a sweep until it has ended. */
export function watchCommand({ stdout, stderr }: Terminal): Command {
  return new Command('watch')
    .description('show how far a sweep is until it has ended; the exit code says how')
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print JSON at the end, and no progress')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { openRun }, { exitCodeOf, watchSweep }, { describeSweep }, { isServed }, displays] =
        await Promise.all([
          import('../config.js'),
          import('../run-folder/open-run.js'),
          import('../sweeps/watch-sweep.js'),
          import('@liesweep/sweep-client/records'),
          import('../sweeps/is-served.js'),
          import('../progress/progress-display.js'),
        ]);
      const { rows, record, folder } = await openRun(run, readConfig(process.env));
      try {
        const display = json ? displays.SILENT_DISPLAY : displays.progressDisplay(stderr);
        const view = await watchSweep(rows, record, () => isServed(folder), display);
        stdout.write(`${json ? JSON.stringify(view, undefined, 2) : describeSweep(view)}\n`);
        process.exitCode = exitCodeOf(view);
      } finally {
        await rows.close();
      }
    });
}
