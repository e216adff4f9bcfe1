import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { parseSlotCount } from './parse-slot-count.js';

/** The options of every command that trains a sweep on this machine. */
export interface TrainingFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly slots?: number;
}

/** Which trials are trained that were tried before. */
export interface Retrying {
  /** All, recorded ones too, beside what is recorded. */
  readonly trainAgain: boolean;
  /** Also those of a complete sweep. */
  readonly retryFailed: boolean;
  /** Only those that failed with this class. */
  readonly failureClass?: string | undefined;
}

/** A command that trains a sweep, with the options that all of them take. */
export function trainingCommand(
  name: string,
  argument = '<file>',
  meaning = 'sweep file (YAML), or the folder of a run',
): Command {
  return new Command(name)
    .argument(argument, meaning)
    .option('--out <dir>', 'folder of the run (default: runs/<name>-<id>)')
    .option('--json', 'print one JSON document at the end, and no progress')
    .option('--verbose', 'show the log while it is written')
    .option('--slots <count>', 'processes that train at the same time', parseSlotCount);
}

/** Trains a sweep on this machine and sets the exit code. */
export async function trainFile(
  file: string,
  { out, json = false, verbose = false, slots }: TrainingFlags,
  { retryFailed, failureClass, trainAgain }: Retrying,
  terminal: Terminal,
): Promise<void> {
  const [{ readConfig }, { runSweep }] = await Promise.all([import('../config.js'), import('../run/run-sweep.js')]);
  const options = { file, out, json, verbose, slots, retryFailed, failureClass, trainAgain };
  process.exitCode = await runSweep(options, readConfig(process.env), terminal);
}
