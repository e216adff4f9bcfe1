import { basename } from 'node:path';
import { countOf } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig } from '../config.js';
import { openRun, UnknownRunError, type OpenRun } from '../run-folder/open-run.js';
import { deleteRun } from '../sweeps/delete-run.js';
import { printAnswer } from '../sweeps/print-answer.js';
import { askUser, canAsk } from '../terminal/ask-user.js';
import type { Terminal } from '../terminal/terminal.js';

/** What the id of a sweep, and by default the folder of its run, looks like. */
const SWEEP_ID = /-[0-9a-f]{8,}$/;

interface Flags {
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** Forgets a sweep that does not run; on a terminal it asks before. */
export async function deleteAction(
  terminal: Terminal,
  run: string,
  { json = false, yes = false }: Flags,
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
    if (yes || (await isMeant(opened, run, json, terminal))) {
      printAnswer(await deleteRun(opened), json, terminal);
    } else {
      terminal.stderr.write('Nothing was deleted.\n');
    }
  } finally {
    await opened.rows.close();
  }
}

/**
 * Whether the user means this run. Nobody can be asked in a script: there its whole name says so, for what a shorter one means
 * may change from one call to the next.
 *
 * @throws BadInputError when nobody can be asked and the name is not the whole one
 */
async function isMeant(
  { record, rows, manifest, folder }: OpenRun,
  run: string,
  json: boolean,
  terminal: Terminal,
): Promise<boolean> {
  const { sweepId } = record;
  if (!json && canAsk(terminal)) {
    const { recorded } = await rows.progress(sweepId);
    return askUser(`Delete ${sweepId} with ${countOf(recorded, 'recorded trial')}?`, terminal);
  }
  const isWhole = basename(run) === sweepId || (manifest !== undefined && basename(run) === basename(folder.path));
  if (isWhole) return true;
  throw new BadInputError({
    happened: `${run} means ${sweepId}; nothing was deleted.`,
    remedy: `Give the whole id, or say --yes.`,
  });
}
