import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { addTableOptions } from './table-options.js';

/** `liesweep inspect`: what is in a data file. */
export function inspectCommand(terminal: Terminal): Command {
  const command = new Command('inspect')
    .description('say what is in a data file, and print a sweep file to start from')
    .argument('<file...>', 'data file of any format, or several of the same columns, which are one table')
    .option('--out <file>', 'write the sweep file too');
  return addTableOptions(command)
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/inspect-action.js')).inspectAction));
}
