import type { Command } from 'commander';
import type { TrainingFlags } from '../actions/train-action.js';
import type { Terminal } from '../terminal/terminal.js';
import { lazyAction } from './lazy-action.js';
import { NO_CACHE } from './no-cache.js';
import { trainingCommand } from './training-command.js';

/** `liesweep run`: from a sweep file to a phase diagram. */
export function runCommand(terminal: Terminal): Command {
  return trainingCommand('run')
    .description('train a sweep, or continue it, and write its phase diagram and report')
    .option(...NO_CACHE)
    .action(
      lazyAction(terminal, async () => {
        const { trainAction } = await import('../actions/train-action.js');
        return (shown, file: string, flags: TrainingFlags & { readonly cache: boolean }) =>
          trainAction(shown, file, flags, { retryFailed: false, trainAgain: !flags.cache });
      }),
    );
}
