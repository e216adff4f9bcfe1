import { dirname } from 'node:path';
import { BadInputError } from '@liesweep/sweep';
import { UnreadableFileError, withInputFile } from '../input-file.js';
import { checkSweepText, type SweepFile, type SweepPlace } from './check-sweep-text.js';

/** Nobody writes a longer sweep file by hand; a longer one is some other file. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/**
 * Reads and validates a sweep file, and the data file that it names.
 *
 * @throws BadInputError when one cannot be read, or with one line per issue: `file:line:column path: message`
 */
export async function readSweepFile(path: string): Promise<SweepFile> {
  return checkSweepText(readText(path), sweepPlaceAt(path));
}

/**
 * The place of a sweep file on this machine: paths in it are relative to its folder.
 *
 * @param path where it is, or will be
 */
export function sweepPlaceAt(path: string): SweepPlace {
  return { name: path, folderOf: () => dirname(path) };
}

function readText(path: string): string {
  try {
    return withInputFile(path, ({ bytes, content }) => {
      if (bytes > LARGEST_BYTES) throw notASweepFile(path, 'more than 4 MiB');
      const text = content();
      if (text.includes(0)) throw notASweepFile(path, 'a binary file');
      return text.toString('utf8');
    });
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new BadInputError({ happened: `${path}: cannot be read: ${error.message}.` }, { cause: error });
  }
}

function notASweepFile(path: string, got: string): BadInputError {
  return new BadInputError({ happened: `${path}: expected a sweep file in YAML, got ${got}.` });
}
