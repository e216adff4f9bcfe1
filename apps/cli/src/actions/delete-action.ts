import { basename } from 'node:path';
import { readConfig } from '../config.js';
import { openRun, UnknownRunError } from '../run-folder/open-run.js';
import { deleteRun } from '../sweeps/delete-run.js';
import { printAnswer } from '../sweeps/print-answer.js';
import type { Terminal } from '../terminal/terminal.js';

/** What the id of a sweep, and by default the folder of its run, looks like. */
const SWEEP_ID = /-[0-9a-f]{8,}$/;

/** Forgets a sweep that does not run. */
export async function deleteAction(
  terminal: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const opened = await openRun(run, readConfig(process.env)).catch((error: unknown) => {
    if (error instanceof UnknownRunError && SWEEP_ID.test(basename(run))) return undefined;
    throw error;
  });
  if (opened === undefined) {
    const message = 'is not there; nothing to delete';
    printAnswer({ sweepId: basename(run), hasChanged: false, stage: 'not-started', message }, json, terminal);
    return;
  }
  try {
    printAnswer(await deleteRun(opened), json, terminal);
  } finally {
    await opened.rows.close();
  }
}
