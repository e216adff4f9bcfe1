import { countOf } from './count-of.js';
import type { DataSpec } from './data/index.js';
import type { TableFound } from './data/table-found.js';
import { shortText } from './schema/short-text.js';

/** More classes are not listed. */
const MOST_CLASSES_SHOWN = 12;

/** What was found in a data file that its owner would want to know, one sentence each: how it was read, which rows were taken. */
export function dataNotes(data: DataSpec): readonly string[] {
  const found = foundIn(data);
  if (found === undefined) return [];
  const { notes, rows, classes } = found;
  const { read, kept, left, missing } = rows;
  const dropped = [
    ...(left > 0 ? [`${String(left)} left out by where`] : []),
    ...(missing > 0 ? [`${String(missing)} dropped for a missing value`] : []),
  ];
  return [
    ...notes,
    ...(dropped.length === 0 ? [] : [`${String(kept)} of ${countOf(read, 'row')} taken, ${dropped.join(', ')}`]),
    ...classes.map(({ column, texts }) => {
      const shown = texts.slice(0, MOST_CLASSES_SHOWN).map((text, at) => `${String(at)} is ${shortText(text)}`);
      const more = texts.length > shown.length ? `, … of ${String(texts.length)}` : '';
      return `labels ${shortText(column)} are classes: ${shown.join(', ')}${more}`;
    }),
  ];
}

/** What is probably not as it should be in a data file, one sentence each. */
export function dataWarnings(data: DataSpec): readonly string[] {
  return foundIn(data)?.warnings ?? [];
}

function foundIn(data: DataSpec): TableFound | undefined {
  return 'found' in data ? data.found : undefined;
}
