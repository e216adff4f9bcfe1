import { readConfig } from '../config.js';
import { openRun } from '../run-folder/open-run.js';
import { watchRun } from '../sweeps/watch-run.js';
import type { Terminal } from '../terminal/terminal.js';

/** Follows a sweep until it has ended. */
export async function watchAction(
  terminal: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const opened = await openRun(run, readConfig(process.env));
  try {
    process.exitCode = await watchRun(opened, terminal, json);
  } finally {
    await opened.rows.close();
  }
}
