import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { trainingCommand } from './training-command.js';

/**
 * `liesweep retry --failed`: trials that were given up are tried again. Of a sweep file as `run` does, in a complete sweep
 * too; of a recorded sweep by those who run it.
 */
export function retryCommand(terminal: Terminal): Command {
  return trainingCommand('retry', '<file-or-run>', 'sweep file (YAML), or the id or folder of a sweep that is served')
    .description('train those trials of a sweep again that have no result because their training failed')
    .requiredOption('--failed', 'says so: trials with a result are never trained again')
    .option('--class <name>', 'only those that failed in this way, such as OutOfDeviceMemoryError')
    .action(lazyAction(terminal, async () => (await import('../actions/retry-action.js')).retryAction));
}
