import { BadInputError, shortText } from '@liesweep/sweep';

/** A person corrects these first; more would hide them. */
export const MOST_PROBLEMS = 5;

/** As much of a path as a message shows: more than file systems take. */
const LONGEST_PATH = 300;

/** A data file that cannot be used: one line per problem, each with the file and the place in it. */
export function dataFileError(file: string, problems: readonly string[], cause?: unknown): BadInputError {
  const name = shortText(file, LONGEST_PATH);
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => `${name}: ${problem}`);
  return new BadInputError(
    { happened: [...lines, ...(problems.length > MOST_PROBLEMS ? [`${name}: and more problems`] : [])].join('\n') },
    { cause },
  );
}
