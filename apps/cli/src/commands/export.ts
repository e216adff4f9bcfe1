import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep export`: single outputs of a run to places of the user's choice. */
export function exportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('write single outputs of a run elsewhere; "-" is standard output')
    .argument('<run>', 'folder of a run, or its id (<name>-<id>)')
    .option('--phase-diagram <file>', 'the phase diagram as JSON')
    .option('--trials <file>', 'one line per trial as CSV')
    .option('--generators <dir>', "the generators of every cell's best trial as NumPy files")
    .action(lazyAction(terminal, async () => (await import('../actions/export-action.js')).exportAction));
}
