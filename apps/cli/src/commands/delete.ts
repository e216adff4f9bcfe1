import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep delete`: forgets a sweep that does not run. */
export function deleteCommand(terminal: Terminal): Command {
  return new Command('delete')
    .description('remove an ended sweep from the row store, with the trials that no other sweep has')
    .argument(...RUN_ARGUMENT)
    .option('-y, --yes', 'do not ask; without a terminal, and with --json, nothing is asked of a whole id')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/delete-action.js')).deleteAction));
}
