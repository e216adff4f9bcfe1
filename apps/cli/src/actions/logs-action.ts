import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { logFilter, LogReader, prettyStream, type LogLevel } from '@liesweep/logging';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig } from '../config.js';
import { findNamedFolder } from '../run-folder/open-run.js';
import { isLocked } from '../run-folder/run-lock.js';
import type { Terminal } from '../terminal/terminal.js';

const INTERVAL_MS = 200;

interface Flags {
  readonly follow?: boolean;
  readonly shard?: number;
  readonly level?: LogLevel;
  readonly json?: boolean;
}

/** Shows the log of a run, and goes on for as long as something trains it, where that is asked for. */
export async function logsAction(
  { stdout }: Terminal,
  run: string,
  { follow = false, shard, level, json = false }: Flags,
): Promise<void> {
  const folder = await findNamedFolder(run, readConfig(process.env));
  if (!existsSync(folder.log)) {
    throw new BadInputError({
      happened: `There is no log at ${folder.log}.`,
      remedy:
        'Give the folder of a run of this machine, its id, or @last; the processes of a deployment log to where they were started.',
    });
  }
  const isWanted = logFilter({ level, shard });
  let text = '';
  const collected = { isTTY: (stdout.isTTY as boolean | undefined) === true, write: (part: string) => (text += part) };
  const pretty = prettyStream(collected);
  const reader = new LogReader(folder.log);
  for (;;) {
    const isLast = !follow || !isLocked(folder.lock); // looked at before the rest is read
    while (reader.hasMore) {
      text = '';
      for (const line of reader.read()) {
        if (!isWanted(line)) continue;
        if (json) text += `${line}\n`;
        else pretty.write(`${line}\n`);
      }
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
    }
    if (isLast) return;
    await delay(INTERVAL_MS);
  }
}
