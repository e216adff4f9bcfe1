import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep detach`: a run's folder gets stores of its own. */
export function detachCommand(terminal: Terminal): Command {
  return new Command('detach')
    .description('give the folder of a run stores of its own, so that it shares nothing and can be passed on')
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/detach-action.js')).detachAction));
}
