import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep extend`: more grid points or restarts for a sweep, running or ended. */
export function extendCommand(terminal: Terminal): Command {
  return new Command('extend')
    .description('add the grid points and restarts of a larger sweep file to a sweep; recorded trials stay as they are')
    .argument(...RUN_ARGUMENT)
    .argument('<file>', 'sweep file (YAML) that has all that the sweep has, and more')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/extend-action.js')).extendAction));
}
