import { readConfig } from '../config.js';
import { refuseUndefined } from '@liesweep/judging/refuse-undefined';
import { readSweepFile } from '@liesweep/datasets';
import { printAnswer } from '../sweeps/print-answer.js';
import { openRun } from '../run-folder/open-run.js';
import { watchRun } from '../sweeps/watch-run.js';
import { submitFile } from '../sweeps/submit-file.js';
import type { EndOptions } from '../terminal/announce-end.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';
import { untilEnd } from '../terminal/until-end.js';

interface Flags extends EndOptions {
  readonly project?: string;
  readonly priority?: number;
  readonly slots?: number;
  /** False with --no-cache. */
  readonly cache: boolean;
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** Hands a sweep to the orchestrators and trainers of a deployment. */
export async function submitAction(
  terminal: Terminal,
  file: string,
  { project, priority, slots, cache, json = false, watch = false, ...end }: Flags,
): Promise<void> {
  const sweep = await readSweepFile(file);
  await refuseUndefined(sweep, file);
  printRemarks(sweep, terminal);
  const config = readConfig(process.env);
  const answer = await submitFile(sweep, config, {
    project,
    priority,
    slots,
    trainAgain: !cache,
  });
  if (!watch) {
    printAnswer(answer, json, terminal);
    return;
  }
  terminal.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${answer.sweepId}: ${answer.message}\n`);
  const opened = await openRun(answer.sweepId, config);
  try {
    await untilEnd(
      (begun) => {
        begun({ sweepId: answer.sweepId });
        return watchRun(opened, terminal, json);
      },
      end,
      terminal,
    );
  } finally {
    await opened.rows.close();
  }
}
