import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep status`: how far a sweep is, or all of them, from the row store alone. */
export function statusCommand(terminal: Terminal): Command {
  return new Command('status')
    .description('show how far a sweep is, what it does and what was found, or list all sweeps')
    .argument('[run]', RUN_ARGUMENT[1])
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/status-action.js')).statusAction));
}

/** `liesweep list`: one line for each sweep. */
export function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('list all sweeps, oldest first')
    .option('--watch', 'show it anew every two seconds, until Ctrl-C')
    .option('--csv', 'print comma-separated values')
    .option('--json', 'print JSON; with --watch a line for each change')
    .action(lazyAction(terminal, async () => (await import('../actions/list-action.js')).listAction));
}
