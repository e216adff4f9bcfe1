import { RefusedFileError } from '../refused-file-error.js';
import { shownColumn } from '../shown-column.js';

const MOST_NAMED = 20;

/**
 * The datasets of a file that are meant: those that are asked for, or the only one.
 *
 * @param descriptions what is said of each where one has to be chosen, such as its shape
 * @throws RefusedFileError when there is none of the name, or none is asked for and there are several
 */
export function chosenDatasets(
  names: readonly string[],
  asked: readonly string[] | undefined,
  descriptions: readonly string[] = [],
): readonly string[] {
  const list = names
    .slice(0, MOST_NAMED)
    .map((name, at) => `${shownColumn(name, at)}${descriptions[at] === undefined ? '' : ` ${descriptions[at]}`}`)
    .join(', ');
  const all = `${list}${names.length > MOST_NAMED ? ` and ${String(names.length - MOST_NAMED)} more` : ''}`;
  if (names.length === 0) throw new RefusedFileError(['it holds no array']);
  if (asked === undefined || asked.length === 0) {
    if (names.length === 1) return names;
    throw new RefusedFileError([
      `it holds ${all}; set dataset to one of them, or to a list of those to be put side by side`,
    ]);
  }
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RefusedFileError([`it has no dataset ${shownColumn(unknown, 0)}; it holds ${all}`]);
  return asked;
}
