import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep validate`: says what is wrong with a sweep file, or that nothing is. */
export function validateCommand(terminal: Terminal): Command {
  return new Command('validate')
    .description('check a sweep file; nothing is trained or written')
    .argument('<file>', 'sweep file (YAML)')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/validate-action.js')).validateAction));
}
