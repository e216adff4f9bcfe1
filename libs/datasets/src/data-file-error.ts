import { BadInputError, shortText } from '@liesweep/sweep';

/** A person corrects these first; more would hide them. */
export const MOST_PROBLEMS = 5;

/** As much of a path as a message shows: more than file systems take. */
const LONGEST_PATH = 300;

/**
 * A data file that cannot be used: one line per problem, each with the file and the place in it.
 *
 * @param remedy a last line: what to do
 */
export function dataFileError(
  file: string,
  problems: readonly string[],
  { cause, remedy }: { readonly cause?: unknown; readonly remedy?: string | undefined } = {},
): BadInputError {
  const name = shortText(file, LONGEST_PATH);
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => `${name}: ${problem}`);
  const happened = [...lines, ...(problems.length > MOST_PROBLEMS ? [`${name}: and more problems`] : [])].join('\n');
  return new BadInputError({ happened, ...(remedy === undefined ? {} : { remedy }) }, { cause });
}
