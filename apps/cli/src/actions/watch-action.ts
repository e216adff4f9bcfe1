import { readConfig } from '../config.js';
import { openRun } from '../run-folder/open-run.js';
import { watchRun } from '../sweeps/watch-run.js';
import type { EndOptions } from '../terminal/announce-end.js';
import type { Terminal } from '../terminal/terminal.js';
import { untilEnd } from '../terminal/until-end.js';

interface Flags extends EndOptions {
  readonly json?: boolean;
}

/** Follows a sweep until it has ended. */
export async function watchAction(terminal: Terminal, run: string, { json = false, ...end }: Flags): Promise<void> {
  const opened = await openRun(run, readConfig(process.env));
  try {
    await untilEnd(
      (begun) => {
        begun({ sweepId: opened.record.sweepId, ...(opened.manifest !== undefined && { folder: opened.folder.path }) });
        return watchRun(opened, terminal, json);
      },
      end,
      terminal,
    );
  } finally {
    await opened.rows.close();
  }
}
