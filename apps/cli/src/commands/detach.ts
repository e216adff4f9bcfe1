import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';

/** `liesweep detach`: a run's folder gets stores of its own. */
export function detachCommand(terminal: Terminal): Command {
  return new Command('detach')
    .description('give the folder of a run stores of its own, so that it shares nothing and can be passed on')
    .argument('<run>', 'folder of a run, or its id (<name>-<id>)')
    .option('--json', 'print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/detach-action.js')).detachAction));
}
