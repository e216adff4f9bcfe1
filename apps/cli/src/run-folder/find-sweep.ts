import { countOf, type RowStore, type SweepRecord } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';

/** The sweep that was recorded last. */
const LAST = '@last';

/** A shorter beginning of the digits of an id means nothing yet. */
const LEAST_DIGITS = 4;

/** Candidates that are listed; the others are counted. */
const MOST_LISTED = 10;

/**
 * The sweep that a word means: its id, or the beginning of one id alone, with its name or without, or the name of one sweep
 * alone, or `@last`, the one that was recorded last.
 *
 * @throws BadInputError when it means more than one
 */
export async function findSweep(
  word: string,
  rows: Pick<RowStore, 'sweep' | 'sweeps'>,
): Promise<SweepRecord | undefined> {
  const exact = await rows.sweep(word);
  if (exact !== undefined || word === '') return exact;
  const records = (await rows.sweeps()).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  if (word === LAST) return records.at(-1);
  const named = records.filter(({ spec }) => spec.name === word);
  const meant = named.length > 0 ? named : records.filter(({ sweepId }) => begins(sweepId, word));
  if (meant.length > 1) throw ambiguous(word, meant);
  return meant[0];
}

function begins(sweepId: string, word: string): boolean {
  const digits = sweepId.slice(sweepId.lastIndexOf('-') + 1);
  return sweepId.startsWith(word) || (word.length >= LEAST_DIGITS && digits.startsWith(word));
}

function ambiguous(word: string, meant: readonly SweepRecord[]): BadInputError {
  const listed = meant.slice(-MOST_LISTED).map(({ sweepId, createdAt }) => `  ${sweepId}  ${createdAt}`);
  const left = meant.length - listed.length;
  return new BadInputError({
    happened: [
      `${word} may mean ${countOf(meant.length, 'sweep')}:`,
      ...(left > 0 ? [`  … ${String(left)} earlier ones`] : []),
      ...listed,
    ].join('\n'),
    remedy: `Give more of the id, or ${LAST} for the last of all.`,
  });
}
