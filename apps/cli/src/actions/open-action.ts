import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig } from '../config.js';
import { findNamedFolder } from '../run-folder/open-run.js';
import { fileLink } from '../terminal/file-link.js';
import { fileOpener } from '../terminal/file-opener.js';
import type { Terminal } from '../terminal/terminal.js';

/** Opens the report of a run in the browser, where there is a screen to show it, and says where it is. */
export async function openAction(
  { stdout }: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const folder = await findNamedFolder(run, readConfig(process.env));
  const report = join(folder.path, 'report.html');
  if (!existsSync(report)) {
    throw new BadInputError({
      happened: `There is no report at ${report}.`,
      remedy: `Write it with \`liesweep report ${run}\`, or give the folder of a run, its id, or @last.`,
    });
  }
  const opener = (stdout.isTTY as boolean | undefined) === true && !json ? fileOpener() : undefined;
  const opened = opener !== undefined && (await starts(opener, report));
  stdout.write(`${json ? JSON.stringify({ report, opened }, undefined, 2) : fileLink(report, report, stdout)}\n`);
}

/** Whether the program could be started; what becomes of it is its own affair. */
function starts(program: string, path: string): Promise<boolean> {
  const child = spawn(program, [path], { detached: true, stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
