import { nearestWord, shortText, type ColumnSpec } from '@liesweep/sweep';

/** As many names as a message can show. */
const MOST_NAMES = 12;

/** Where columns lie in a file. */
export interface FoundColumns {
  /** One list per column: more than one position for a sum. */
  readonly positions: readonly (readonly number[])[];
  readonly problems: readonly string[];
}

/**
 * Finds columns by their names or positions.
 *
 * @param names of the file's columns; undefined where it has none
 * @param width number of the file's columns
 */
export function findColumns(
  columns: readonly ColumnSpec[],
  names: readonly string[] | undefined,
  width: number,
): FoundColumns {
  const problems = new Set<string>();
  const find = (column: string | number): number => {
    const found = typeof column === 'number' ? findPosition(column, width) : findName(column, names);
    if (typeof found === 'number') return found;
    problems.add(found);
    return Number.NaN;
  };
  const positions = columns.map((column) => partsOf(column).map((each) => find(each)));
  return { positions, problems: [...problems] };
}

function partsOf(column: ColumnSpec): readonly (string | number)[] {
  if (typeof column !== 'object') return [column];
  return 'square' in column ? [column.square] : column.sum;
}

function findPosition(position: number, width: number): number | string {
  return position < width ? position : `no column ${String(position)}: its columns are 0 to ${String(width - 1)}`;
}

function findName(name: string, names: readonly string[] | undefined): number | string {
  const shown = shortText(name);
  if (names === undefined) return `no column ${shown}: the first row has numbers, not names; give positions from 0`;
  const position = names.indexOf(name);
  if (position < 0) {
    // A unit may follow the name.
    const nearest = names.find((each) => each.startsWith(`${name} `)) ?? nearestWord(name, names);
    const first = names.slice(0, MOST_NAMES).map((each) => shortText(each));
    const all = `${first.join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
    return `no column ${shown}${nearest === undefined ? '.' : `; did you mean ${shortText(nearest)}?`} Its columns are ${all}`;
  }
  return names.includes(name, position + 1)
    ? `two columns are called ${shown}; give the position, from 0, of one`
    : position;
}
