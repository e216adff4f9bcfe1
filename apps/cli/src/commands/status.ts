import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep status`: how far a sweep is, or all of them, from the row store alone. */
export function statusCommand(terminal: Terminal): Command {
  return new Command('status')
    .description('show how far a sweep is and what it does, or all sweeps')
    .argument('[run]', 'folder of a run, or its id (<name>-<id>)')
    .option('--json', 'print JSON')
    .action((run: string | undefined, { json = false }: { readonly json?: boolean }) =>
      showSweeps(run, json, terminal),
    );
}

/** `liesweep list`: one line for each sweep. */
export function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('list all sweeps, oldest first')
    .option('--json', 'print JSON')
    .action(({ json = false }: { readonly json?: boolean }) => showSweeps(undefined, json, terminal));
}

async function showSweeps(run: string | undefined, json: boolean, { stdout }: Terminal): Promise<void> {
  const [{ readConfig }, { openRun, openRuns }, { describeSweep, viewSweep }, { isServed }, { runFolder }] =
    await Promise.all([
      import('../config.js'),
      import('../run-folder/open-run.js'),
      import('@liesweep/sweep-client/records'),
      import('../sweeps/is-served.js'),
      import('../run-folder/run-folder.js'),
    ]);
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
