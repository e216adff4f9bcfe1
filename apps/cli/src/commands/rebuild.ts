import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep rebuild`: reads the rows of all sweeps from the files that training left, after the row store was lost. */
export function rebuildCommand(terminal: Terminal): Command {
  return new Command('rebuild')
    .description('read all rows from the tensor store into the row store; nothing that is there is changed')
    .option('--json', 'print one JSON document')
    .action(lazyAction(terminal, async () => (await import('../actions/rebuild-action.js')).rebuildAction));
}
