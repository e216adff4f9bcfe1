import { describeSweep } from '@liesweep/sweep-client/records';
import { readConfig } from '../config.js';
import * as displays from '../progress/progress-display.js';
import { openRun } from '../run-folder/open-run.js';
import { isServed } from '../sweeps/is-served.js';
import { exitCodeOf, watchSweep } from '../sweeps/watch-sweep.js';
import type { Terminal } from '../terminal/terminal.js';

/** Follows a sweep until it has ended. */
export async function watchAction(
  { stdout, stderr }: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const { rows, record, folder } = await openRun(run, readConfig(process.env));
  try {
    const display = json ? displays.SILENT_DISPLAY : displays.progressDisplay(stderr);
    const view = await watchSweep(rows, record, () => isServed(folder), display);
    stdout.write(`${json ? JSON.stringify(view, undefined, 2) : describeSweep(view)}\n`);
    process.exitCode = exitCodeOf(view);
  } finally {
    await rows.close();
  }
}
