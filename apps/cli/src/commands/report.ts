import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { RUN_ARGUMENT } from './run-argument.js';

/** `liesweep report`: writes the outputs of a run anew from the stores, of an unfinished one too. */
export function reportCommand(terminal: Terminal): Command {
  return new Command('report')
    .description('write the outputs of a run anew from what is recorded')
    .argument(...RUN_ARGUMENT)
    .option('--json', 'print one JSON document')
    .action(lazyAction(terminal, async () => (await import('../actions/report-action.js')).reportAction));
}
