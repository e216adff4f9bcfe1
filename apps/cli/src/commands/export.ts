import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep export`: single outputs of a run to places of the user's choice. */
export function exportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('write single outputs of a run elsewhere; "-" is standard output')
    .argument(...RUN_ARGUMENT)
    .option('--phase-diagram <file>', 'the phase diagram as JSON')
    .option('--trials <file>', 'one line per trial as CSV')
    .option('--generators <dir>', "the generators of every cell's best trial as NumPy files")
    .option('--json', 'print what was written as JSON')
    .action(
      lazyAction(terminal, async () => (await import('../actions/export-action.js')).exportAction, {
        writesData: true,
      }),
    );
}
