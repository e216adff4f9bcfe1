import { textWidth } from '@liesweep/logging/terminal';
import type { ExitCode } from '../exit-codes.js';
import { progressDisplay, SILENT_DISPLAY } from '../progress/progress-display.js';
import type { OpenRun } from '../run-folder/open-run.js';
import { renderSweep } from '../terminal/sweep-lines.js';
import type { Terminal } from '../terminal/terminal.js';
import { isServed } from './is-served.js';
import { exitCodeOf, watchSweep } from './watch-sweep.js';

/**
 * Follows a run until it has ended, and says how it stands then: as progress and lines, or as a line of JSON for each change.
 *
 * @returns the exit code that says how it stands
 */
export async function watchRun(
  { rows, record, folder }: Pick<OpenRun, 'rows' | 'record' | 'folder'>,
  { stdout, stderr, colours, errorColours }: Terminal,
  json: boolean,
): Promise<ExitCode> {
  const display = json ? SILENT_DISPLAY : progressDisplay(stderr, errorColours);
  let before = '';
  const { view, cells } = await watchSweep(
    rows,
    record,
    () => isServed(folder),
    display,
    (watched) => {
      const line = JSON.stringify({ ...watched.view, cells: watched.cells });
      if (json && line !== before) stdout.write(`${line}\n`);
      before = line;
    },
  );
  if (!json) stdout.write(`${renderSweep(view, cells, textWidth(stdout), colours)}\n`);
  return exitCodeOf(view);
}
