import { InvalidArgumentError } from 'commander';

const MOST_SLOTS = 64;

/**
 * The number of slots that the user asks for.
 *
 * @throws InvalidArgumentError, which commander shows with the name of the option
 */
export function parseSlotCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST_SLOTS) {
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${String(MOST_SLOTS)}.`);
  }
  return count;
}
