import { existsSync, statSync } from 'node:fs';
import { retryFailed } from '@liesweep/sweep-client';
import { readConfig } from '../config.js';
import { withSweep } from '../sweeps/open-sweep.js';
import { printAnswer } from '../sweeps/print-answer.js';
import type { Terminal } from '../terminal/terminal.js';
import { trainAction, type TrainingFlags } from './train-action.js';

interface Flags extends TrainingFlags {
  readonly class?: string;
}

/** Tries trials again that were given up: of a sweep file, or of a sweep that is served. */
export async function retryAction(terminal: Terminal, target: string, flags: Flags): Promise<void> {
  if (isFile(target)) {
    await trainAction(terminal, target, flags, { retryFailed: true, failureClass: flags.class, trainAgain: false });
    return;
  }
  const config = readConfig(process.env);
  const answer = await withSweep(target, config, (sweep) => retryFailed(sweep, config, flags.class));
  printAnswer(answer, flags.json ?? false, terminal);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
