import { resolve } from 'node:path';
import { describeSweep, viewSweep } from '@liesweep/sweep-client/records';
import { readConfig } from '../config.js';
import { openRun, openRuns } from '../run-folder/open-run.js';
import { runFolder } from '../run-folder/run-folder.js';
import { isServed } from '../sweeps/is-served.js';
import type { Terminal } from '../terminal/terminal.js';

/** Says how far a sweep is, or all of them where none is named, from the row store alone. */
export async function statusAction(
  { stdout }: Terminal,
  run: string | undefined,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const config = readConfig(process.env);
  const opened = run === undefined ? undefined : await openRun(run, config);
  const rows = opened?.rows ?? (await openRuns(config));
  try {
    const records = opened === undefined ? ((await rows?.sweeps()) ?? []) : [opened.record];
    const views = await Promise.all(
      records.map(async (record) => {
        const folder = opened?.folder ?? runFolder(resolve('runs', record.sweepId));
        return rows === undefined ? [] : [await viewSweep(rows, record, isServed(folder))];
      }),
    );
    const shown = views.flat();
    const text = shown.length === 0 ? 'There are no runs yet.' : shown.map((view) => describeSweep(view)).join('\n');
    stdout.write(`${json ? JSON.stringify(shown, undefined, 2) : text}\n`);
  } finally {
    await rows?.close();
  }
}
