import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig, type Config } from '../config.js';
import { findNamedFolder, storesOfRun } from '../run-folder/open-run.js';
import type { RunFolder } from '../run-folder/run-folder.js';
import { readManifest } from '../run-folder/run-manifest.js';
import { fileLink } from '../terminal/file-link.js';
import { fileOpener } from '../terminal/file-opener.js';
import type { Terminal } from '../terminal/terminal.js';
import { openPage, pageFile } from '../ui/open-page.js';
import { viewAddress } from '../ui/page-address.js';
import { uiFolder } from '../ui/ui-folder.js';
import { warmDeployment } from '../ui/warm-deployment.js';

/** Opens a run in the browser, where there is a screen to show it, and says where it is: on the page that is served, else its report. */
export async function openAction(
  { stdout }: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const config = readConfig(process.env);
  const folder = await findNamedFolder(run, config);
  const file = join(folder.path, 'report.html');
  const report = existsSync(file) ? file : null;
  const served = servedPage(folder, config);
  if (report === null && served === undefined) {
    throw new BadInputError({
      happened: `There is no report at ${file}.`,
      remedy: `Write it with \`liesweep report ${run}\`, or give the folder of a run, its id, or @last.`,
    });
  }
  const isShown = (stdout.isTTY as boolean | undefined) === true && !json;
  if (served !== undefined) {
    const opened = isShown && openPage(served.page, pageFile(served.work));
    stdout.write(`${json ? JSON.stringify({ report, page: served.page, opened }, undefined, 2) : served.page}\n`);
    return;
  }
  const opener = isShown ? fileOpener() : undefined;
  const opened = opener !== undefined && (await starts(opener, file));
  stdout.write(
    `${json ? JSON.stringify({ report, page: null, opened }, undefined, 2) : fileLink(file, file, stdout)}\n`,
  );
}

/** The page that shows a run, where one is served. */
function servedPage(folder: RunFolder, config: Config): { readonly page: string; readonly work: string } | undefined {
  const manifest = readManifest(folder.manifest);
  if (manifest === undefined) return undefined;
  const { work, deployment } = uiFolder(storesOfRun(folder, manifest, config));
  const page = warmDeployment(deployment)?.page;
  return page === undefined ? undefined : { page: viewAddress(page, manifest.sweepId), work };
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
