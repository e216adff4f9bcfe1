import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep doctor`: whether this machine has what a run needs. */
export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('look whether this machine has what a run needs, with the remedy where it has not')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/doctor-action.js')).doctorAction));
}
