import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { errorCode } from '@liesweep/sweep/errors';
import { machineIdentity, type MachineIdentity } from '../processes/machine-identity.js';
import { readLock, seesBeat, startBeat } from './lock-beat.js';
import { describeHolder, describeProcess, holderLife, parseHolder, type LockHolder } from './lock-holder.js';

/** A run's folder belongs to this process until the lock is released. */
export interface RunLock {
  readonly release: () => void;
  /** Aborted when another process has taken the lock over, because this one gave no sign of life for too long. */
  readonly lost: AbortSignal;
}

/** How a lock is taken. */
export interface LockOptions {
  /** Is told when a holder elsewhere has to be watched before anything can be said. */
  readonly onWait?: (sentence: string) => void;
  /** How often the holder shows that it lives. */
  readonly beatMs?: number;
  /** A holder elsewhere that shows nothing for so long has ended. */
  readonly patienceMs?: number;
  /** Where this process runs. */
  readonly machine?: MachineIdentity;
}

const BEAT_MS = 2_000;

/** Many beats: a holder that draws figures, or a network file system that answers late, still lives. */
const PATIENCE_MS = 60_000;

/**
 * Takes the lock of a run's folder, as `tryLock` does.
 *
 * @throws BadInputError when another living process holds it
 */
export async function lockRun(lockFile: string, options: LockOptions = {}): Promise<RunLock> {
  const lock = await tryLock(lockFile, options);
  if ('pid' in lock) {
    throw new BadInputError({
      happened: `The run is in use by ${describeHolder(lock)}.`,
      remedy: 'Wait for it, stop it, or choose another folder with --out.',
    });
  }
  return lock;
}

/**
 * Takes a lock, or says who has it. One whose process has ended, by `kill -9` too, is replaced: at once where the process ran
 * in this PID namespace since this start of the machine, else when it shows no life for `patienceMs`.
 */
export async function tryLock(
  lockFile: string,
  {
    onWait = () => undefined,
    beatMs = BEAT_MS,
    patienceMs = PATIENCE_MS,
    machine = machineIdentity(),
  }: LockOptions = {},
): Promise<RunLock | LockHolder> {
  const draft = `${lockFile}.${randomUUID()}`;
  const own = `${JSON.stringify({ ...describeProcess(process.pid, lockFile, machine), token: randomUUID() })}\n`;
  for (;;) {
    if (tryCreate(lockFile, own, draft)) break;
    const found = readLock(lockFile)?.text;
    const holder = parseHolder(found);
    if (found !== undefined && holder !== undefined) {
      const life = holderLife(holder, lockFile);
      if (life === 'unknown') {
        onWait(
          `${describeHolder(holder)} may be at work here: waiting up to ${String(Math.ceil(patienceMs / 1000))} s for a sign of its life.`,
        );
      }
      if (life === 'lives' || (life === 'unknown' && (await seesBeat(lockFile, found, patienceMs)))) {
        return holder;
      }
    }
    removeStale(lockFile, found, draft);
  }
  const lost = new AbortController();
  const beat = await startBeat(lockFile, own, beatMs, () => {
    lost.abort();
  });
  return {
    lost: lost.signal,
    release: () => {
      beat.stop();
      if (readLock(lockFile)?.text === own) {
        rmSync(lockFile, { force: true });
      }
    },
  };
}

/**
 * Whether a living process holds the lock. Of one elsewhere the last sign of life is compared with the clock of this machine,
 * without waiting: where the clocks differ by a minute the answer may be wrong, and nothing but a word depends on it.
 */
export function isLocked(lockFile: string): boolean {
  const lock = readLock(lockFile);
  const holder = parseHolder(lock?.text);
  if (lock === undefined || holder === undefined) {
    return false;
  }
  const life = holderLife(holder, lockFile);
  return life === 'lives' || (life === 'unknown' && Date.now() - Number(lock.writtenAt / 1_000_000n) < PATIENCE_MS);
}

/** A link appears whole or not at all, and never replaces a file. */
function tryCreate(lockFile: string, text: string, draft: string): boolean {
  try {
    writeFileSync(draft, text, { flush: true });
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
    return readLock(lockFile)?.text === text; // a network file system may do it and lose the answer
  } finally {
    rmSync(draft, { force: true });
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
  if (readLock(aside)?.text !== stale) {
    try {
      linkSync(aside, lockFile);
    } catch {
      // A third one was faster still; whoever has lost its lock learns so by its next beat.
    }
  }
  rmSync(aside, { force: true });
}
