import { countOf } from './count-of.js';
import type { FileDataSpec } from './data/index.js';

/** What messages call the files of data: the path, or the first of several. */
export function shownPath({ path }: Pick<FileDataSpec, 'path'>): string {
  if (typeof path === 'string') return path;
  const [first = '', ...others] = path;
  return others.length === 0 ? first : `${first} and ${countOf(others.length, 'other file')}`;
}
