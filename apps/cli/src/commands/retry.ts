import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { trainingCommand } from './training-command.js';

/** `liesweep retry --failed`: as `run`, but trials that were given up are tried again, in a complete sweep too. */
export function retryCommand(terminal: Terminal): Command {
  return trainingCommand('retry', terminal, { retryFailed: true })
    .description('train those trials of a sweep again that have no result because their training failed')
    .requiredOption('--failed', 'says so: trials with a result are never trained again');
}
