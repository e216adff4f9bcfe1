import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { NO_CACHE } from './no-cache.js';
import { trainFile, trainingCommand, type TrainingFlags } from './training-command.js';

/** `liesweep run`: from a sweep file to a phase diagram. */
export function runCommand(terminal: Terminal): Command {
  return trainingCommand('run')
    .description('train a sweep, or continue it, and write its phase diagram and report')
    .option(...NO_CACHE)
    .action((file: string, flags: TrainingFlags & { readonly cache: boolean }) =>
      trainFile(file, flags, { retryFailed: false, trainAgain: !flags.cache }, terminal),
    );
}
