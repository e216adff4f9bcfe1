import { BadInputError } from '../../errors/cli-error.js';

/** A person corrects these first; more would hide them. */
const MOST_PROBLEMS = 5;

/** A data file that cannot be used: one line per problem, each with the file and the place in it. */
export function dataFileError(file: string, problems: readonly string[], cause?: unknown): BadInputError {
  const left = problems.length - MOST_PROBLEMS;
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => `${file}: ${problem}`);
  return new BadInputError(
    { happened: [...lines, ...(left > 0 ? [`${file}: and ${String(left)} more problems`] : [])].join('\n') },
    { cause },
  );
}
