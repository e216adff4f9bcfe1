import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep extend`: more grid points or restarts for a sweep, running or ended. */
export function extendCommand(terminal: Terminal): Command {
  return new Command('extend')
    .description('add the grid points and restarts of a larger sweep file to a sweep; recorded trials stay as they are')
    .argument(...RUN_ARGUMENT)
    .argument('<file>', 'sweep file (YAML) that has all that the sweep has, and more')
    .option('--json', 'print JSON')
    .action(async (run: string, file: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { readSweepFile }, { withSweep }, { extendSweep }, { printAnswer }] = await Promise.all([
        import('../config.js'),
        import('../input/read-sweep-file.js'),
        import('../sweeps/open-sweep.js'),
        import('@liesweep/sweep-client'),
        import('../sweeps/print-answer.js'),
      ]);
      const config = readConfig(process.env);
      const larger = readSweepFile(file);
      printAnswer(await withSweep(run, config, (sweep) => extendSweep(sweep, larger, config)), json, terminal);
    });
}
