import { readConfig } from '../config.js';
import { refuseUndefined } from '../certify/refuse-undefined.js';
import { readSweepFile } from '../input/read-sweep-file.js';
import { printAnswer } from '../sweeps/print-answer.js';
import { submitFile } from '../sweeps/submit-file.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly project?: string;
  readonly priority?: number;
  readonly slots?: number;
  /** False with --no-cache. */
  readonly cache: boolean;
  readonly json?: boolean;
}

/** Hands a sweep to the orchestrators and trainers of a deployment. */
export async function submitAction(
  terminal: Terminal,
  file: string,
  { project, priority, slots, cache, json = false }: Flags,
): Promise<void> {
  const sweep = await readSweepFile(file);
  await refuseUndefined(sweep, file);
  printRemarks(sweep, terminal);
  const answer = await submitFile(sweep, readConfig(process.env), {
    project,
    priority,
    slots,
    trainAgain: !cache,
  });
  printAnswer(answer, json, terminal);
}
