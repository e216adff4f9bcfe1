import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep open`: the report of a run. */
export function openCommand(terminal: Terminal): Command {
  return new Command('open')
    .description(
      'open a run in the browser where there is a screen, on the page of `ui` or as its report, and print where it is',
    )
    .argument(...RUN_ARGUMENT)
    .option('--json', 'open nothing, and print JSON')
    .action(lazyAction(terminal, async () => (await import('../actions/open-action.js')).openAction));
}
