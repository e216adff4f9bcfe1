import { readConfig } from '../config.js';
import { runSweep } from '../run/run-sweep.js';
import type { EndOptions } from '../terminal/announce-end.js';
import type { Terminal } from '../terminal/terminal.js';
import { untilEnd } from '../terminal/until-end.js';

/** The options of every command that trains a sweep on this machine. */
export interface TrainingFlags extends EndOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly progressJson?: boolean;
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

/** Trains a sweep on this machine and sets the exit code. */
export async function trainAction(
  terminal: Terminal,
  file: string,
  { out, json = false, progressJson = false, verbose = false, slots, notify, onEnd }: TrainingFlags,
  { retryFailed, failureClass, trainAgain }: Retrying,
): Promise<void> {
  const options = { file, out, json, progressJson, verbose, slots, retryFailed, failureClass, trainAgain };
  await untilEnd(
    (begun) => runSweep(options, readConfig(process.env), terminal, begun),
    { ...(notify !== undefined && { notify }), ...(onEnd !== undefined && { onEnd }) },
    terminal,
  );
}
