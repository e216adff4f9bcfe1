import { existsSync, writeFileSync } from 'node:fs';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { errorCode } from '@liesweep/sweep/errors';

/**
 * Writes a sweep file, and over none that is there.
 *
 * @param force writes over one
 * @throws BadInputError when there is one
 */
export function writeSweepFile(path: string, text: string, force: boolean): void {
  try {
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw isThere(path, error);
  }
}

/** @throws BadInputError when the file is there, and nobody said `force` */
export function refuseToReplace(path: string, force: boolean): void {
  if (!force && existsSync(path)) throw isThere(path);
}

function isThere(path: string, cause?: unknown): BadInputError {
  return new BadInputError(
    {
      happened: `${path}: expected no such file, got one that is there.`,
      remedy: 'Give another name with --out, or --force to write over it.',
    },
    { cause },
  );
}
