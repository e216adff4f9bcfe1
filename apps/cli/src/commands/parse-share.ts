import { InvalidArgumentError } from 'commander';

const LAST_PRIORITY = 5;

/**
 * The name of a project, short enough for Temporal's fairness keys.
 *
 * @throws InvalidArgumentError, which commander shows with the name of the option
 */
export function parseProject(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) {
    throw new InvalidArgumentError('Expected 1 to 63 characters from a-z, 0-9 and -.');
  }
  return text;
}

/**
 * A priority, 1 to 5.
 *
 * @throws InvalidArgumentError, which commander shows with the name of the option
 */
export function parsePriority(text: string): number {
  const priority = Number(text);
  if (!Number.isInteger(priority) || priority < 1 || priority > LAST_PRIORITY) {
    throw new InvalidArgumentError(`Expected a whole number from 1 (first) to ${String(LAST_PRIORITY)} (last).`);
  }
  return priority;
}
