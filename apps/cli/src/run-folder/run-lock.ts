import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInputError } from '../errors/cli-error.js';
import { errorCode } from '../errors/error-code.js';
import { processIdentity } from '../processes/process-identity.js';

const lockHolder = z.object({ pid: z.number().int().positive(), identity: z.string() });

/** A run's folder belongs to this process until the lock is released. */
export interface RunLock {
  readonly release: () => void;
}

/**
 * Takes the lock of a run's folder. A lock whose process has ended, by `kill -9` too, is replaced.
 *
 * @throws BadInputError when another living process holds it
 */
export function lockRun(lockFile: string): RunLock {
  const own = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '' });
  const draft = `${lockFile}.${String(process.pid)}`;
  writeFileSync(draft, own);
  try {
    while (!tryLink(draft, lockFile)) {
      const found = readText(lockFile);
      const holder = parseHolder(found);
      if (holder !== undefined && processIdentity(holder.pid) === holder.identity) {
        throw new BadInputError({
          happened: `The run is in use by process ${String(holder.pid)}.`,
          remedy: 'Wait for it, stop it, or choose another folder with --out.',
        });
      }
      removeStale(lockFile, found, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (readText(lockFile) === own) {
        rmSync(lockFile, { force: true });
      }
    },
  };
}

/** Whether a living process holds the lock. */
export function isLocked(lockFile: string): boolean {
  const holder = parseHolder(readText(lockFile));
  return holder !== undefined && processIdentity(holder.pid) === holder.identity;
}

/** A link appears whole or not at all, and never replaces a file. */
function tryLink(draft: string, lockFile: string): boolean {
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/** Takes the stale lock away; one that another process has put there meanwhile is put back. */
function removeStale(lockFile: string, stale: string | undefined, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return; // Another process was faster.
  }
  if (readText(aside) !== stale) {
    tryLink(aside, lockFile);
  }
  rmSync(aside, { force: true });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseHolder(text: string | undefined): z.infer<typeof lockHolder> | undefined {
  try {
    return lockHolder.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
