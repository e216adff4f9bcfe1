import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** How often a lock is looked at while it is watched. */
const LOOK_EVERY_MS = 100;

/** The life of a lock's file, as the process sees it that holds the lock. */
export interface LockBeat {
  readonly stop: () => void;
}

/**
 * Writes the last byte of a lock again and again, which changes nothing but the time that the volume gives the file: whoever
 * looks from another machine or container sees that the holder lives. The file is kept open, so that a lock which another
 * process has put in its place is never touched.
 *
 * @param text of the lock
 * @param onLost the lock is another's by now
 */
export async function startBeat(
  lockFile: string,
  text: string,
  everyMs: number,
  onLost: () => void,
): Promise<LockBeat> {
  const file = await open(lockFile, 'r+');
  const lastByte = Buffer.from(text).subarray(-1);
  let isWriting = false;
  const beat = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    try {
      const found = readLock(lockFile)?.text;
      if (found !== undefined && found !== text) {
        clearInterval(timer);
        onLost();
        return;
      }
      await file.write(lastByte, 0, 1, Buffer.byteLength(text) - 1);
      await file.sync(); // else a network file system keeps it to itself
    } catch {
      // A full or absent volume: the next beat may come through.
    } finally {
      isWriting = false;
    }
  };
  const timer = setInterval(() => void beat(), everyMs);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      void file.close().catch(() => undefined);
    },
  };
}

/**
 * Watches a lock for a sign of life. Only changes count, never a time of day: the clocks of two machines differ.
 *
 * @param text of the lock when it was found
 * @returns true as soon as its file is written; false when it has another text, is gone, or nothing came in `patienceMs`
 */
export async function seesBeat(lockFile: string, text: string, patienceMs: number): Promise<boolean> {
  const first = readLock(lockFile);
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    await delay(LOOK_EVERY_MS);
    const now = readLock(lockFile);
    if (now?.text !== text) {
      return false;
    }
    if (now.writtenAt !== first?.writtenAt) {
      return true;
    }
  }
  return false;
}

/** The text of a lock and when its volume says that it was written, ns; undefined when it cannot be read. */
export function readLock(lockFile: string): { readonly text: string; readonly writtenAt: bigint } | undefined {
  let file: number | undefined;
  try {
    file = openSync(lockFile, 'r'); // opening makes a network file system ask for the time anew
    return { text: readFileSync(file, 'utf8'), writtenAt: fstatSync(file, { bigint: true }).mtimeNs };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
