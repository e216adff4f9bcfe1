import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { withEndOptions } from './end-options.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep watch`: follows a sweep until it has ended. */
export function watchCommand(terminal: Terminal): Command {
  const command = new Command('watch')
    .description('show how far a sweep is until it has ended; the exit code says how')
    .argument(...RUN_ARGUMENT)
    .option(
      '--json',
      'print a line of JSON whenever something has changed, the last when it has ended, and no progress',
    );
  return withEndOptions(command).action(
    lazyAction(terminal, async () => (await import('../actions/watch-action.js')).watchAction),
  );
}
