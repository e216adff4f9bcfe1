import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep migrate`: brings the schema of the row store up to date, with the rows in it. */
export function migrateCommand(terminal: Terminal): Command {
  return new Command('migrate')
    .description('bring the row store up to date with this version (LIESWEEP_ROWS)')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/migrate-action.js')).migrateAction));
}
