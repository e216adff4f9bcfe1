import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { textWidth } from '@liesweep/logging/terminal';
import { csvField } from '@liesweep/report/text';
import type { RowStore } from '@liesweep/sweep';
import { viewSweep, type SweepView } from '@liesweep/sweep-client/records';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig } from '../config.js';
import { EXIT_CODES } from '../exit-codes.js';
import { LiveLines } from '../progress/live-lines.js';
import { openRuns } from '../run-folder/open-run.js';
import { runFolder } from '../run-folder/run-folder.js';
import { onInterrupt } from '../run/on-interrupt.js';
import { isServed } from '../sweeps/is-served.js';
import { renderSweeps } from '../terminal/sweep-lines.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly watch?: boolean;
}

const INTERVAL_MS = 2_000;

const CSV_COLUMNS = [
  ...(['sweepId', 'project', 'createdAt', 'stage', 'reason'] as const),
  ...(['trialCount', 'recorded', 'reused', 'failed', 'lowestLoss', 'trainedSeconds'] as const),
] as const;

/** Lists all sweeps, oldest first: once, or until the user stops it. */
export async function listAction(
  terminal: Terminal,
  { json = false, csv = false, watch = false }: Flags,
): Promise<void> {
  if (csv && (json || watch)) {
    throw new BadInputError({
      happened: `--csv and --${json ? 'json' : 'watch'} exclude each other: give one of them.`,
    });
  }
  const rows = await openRuns(readConfig(process.env));
  const { stdout, colours } = terminal;
  const asText = (views: readonly SweepView[]): string =>
    views.length === 0 ? 'There are no runs yet.' : renderSweeps(views, textWidth(stdout), colours);
  try {
    if (watch) {
      await watchList(terminal, rows, json ? (views) => JSON.stringify(views) : asText, json);
      return;
    }
    const views = await viewSweeps(rows);
    const text = json ? JSON.stringify(views, undefined, 2) : csv ? toCsv(views) : asText(views);
    stdout.write(`${text}\n`);
  } finally {
    await rows?.close();
  }
}

async function viewSweeps(rows: RowStore | undefined): Promise<SweepView[]> {
  if (rows === undefined) return [];
  const records = await rows.sweeps();
  return Promise.all(
    records.map((record) => viewSweep(rows, record, isServed(runFolder(resolve('runs', record.sweepId))))),
  );
}

/** On a terminal the table in its place; elsewhere, and as JSON, it is written where it has changed. */
async function watchList(
  { stdout }: Terminal,
  rows: RowStore | undefined,
  render: (views: readonly SweepView[]) => string,
  json: boolean,
): Promise<void> {
  const isLive = !json && (stdout.isTTY as boolean | undefined) === true;
  const live = new LiveLines(stdout);
  const stop = (): void => {
    if (isLive) stdout.write('\n');
    process.exit(EXIT_CODES.interrupted);
  };
  onInterrupt(stop, stop);
  let before = '';
  for (;;) {
    const text = render(await viewSweeps(rows));
    if (isLive) {
      const lines = text.split('\n');
      // The latest sweeps stand at the end.
      live.draw([...lines.slice(0, 2), ...lines.slice(2).slice(-Math.max(1, stdout.rows - 3))]);
    } else if (text !== before) {
      stdout.write(`${text}\n`);
    }
    before = text;
    await delay(INTERVAL_MS);
  }
}

function toCsv(views: readonly SweepView[]): string {
  return [
    CSV_COLUMNS.join(','),
    ...views.map((view) => CSV_COLUMNS.map((column) => csvField(view[column])).join(',')),
  ].join('\n');
}
