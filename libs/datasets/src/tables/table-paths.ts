import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { withDataFile } from '../with-data-file.js';
import { dataFileError } from '../data-file-error.js';
import { matchPattern } from './match-pattern.js';

/** The files of a table: where each is, and what messages call it. */
export interface TablePaths {
  readonly paths: readonly string[];
  readonly names: readonly string[];
}

/**
 * Finds the files of a table: those that are listed, in this order, and those of a pattern in the order of their names.
 *
 * @param folder that paths are relative to
 * @throws BadInputError where one is not there, or is no file
 */
export function tablePaths(given: string | readonly string[], folder: string): TablePaths {
  const names = (typeof given === 'string' ? [given] : given).flatMap((path) => filesOf(path, folder));
  const paths = names.map((name) => withDataFile(name, folder, () => resolve(folder, name)));
  return { paths, names };
}

function filesOf(path: string, folder: string): readonly string[] {
  if (!path.includes('*') || existsSync(resolve(folder, path))) return [path];
  const place = dirname(path);
  if (place.includes('*')) {
    throw dataFileError(path, ['expected * in the names of files only, such as runs/*.parquet; list the folders']);
  }
  const isMeant = matchPattern(basename(path));
  const found = entriesOf(resolve(folder, place))
    .filter((name) => !name.startsWith('.') && isMeant(name))
    .toSorted();
  if (found.length === 0) throw dataFileError(path, [`there is no such file in ${resolve(folder, place)}`]);
  return found.map((name) => (place === '.' ? name : join(place, name)));
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // A folder that is not there, or may not be read, has no files for us.
  }
}
