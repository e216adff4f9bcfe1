import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { quoteText } from './quote-text.js';
import { assertHere } from './assert-readable.js';
import { TableFileError } from './table-file-error.js';
import type { TableSource } from './table-source.js';

const PATTERN = /[*?[\]{}]/;

const NATURAL = new Intl.Collator('en', { numeric: true });

/**
 * The files that paths and patterns such as `runs/*.parquet` name, each pattern's in natural order: 2 before 10.
 *
 * @param paths as they are written, relative to the folder or absolute
 * @throws TableFileError when a pattern matches nothing, a file is named twice, or one is not on this machine
 */
export function expandPaths(paths: readonly string[], folder: string): Pick<TableSource, 'paths' | 'names'> {
  const names = paths.flatMap((path) => expand(path, folder));
  const absolute = names.map((name) => resolve(folder, name));
  const twice = absolute.findIndex((path, at) => absolute.indexOf(path) < at);
  if (twice >= 0) throw new TableFileError(names[twice] ?? '', ['it is named twice, and its rows would count twice']);
  return { paths: absolute, names };
}

function expand(path: string, folder: string): readonly string[] {
  assertHere(path);
  // A file may have a name that looks like a pattern.
  if (!PATTERN.test(path) || existsSync(resolve(folder, path))) return [path];
  const found = globSync(path, { cwd: folder }).filter((name) => statSync(resolve(folder, name)).isFile());
  if (found.length > 0)
    return found.sort((first, second) => NATURAL.compare(first, second) || (first < second ? -1 : 1));
  throw new TableFileError(path, [`no file matches it in ${quoteText(join(resolve(folder), '/'))}`]);
}
