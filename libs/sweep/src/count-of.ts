/**
 * A number with its noun, in words that agree: `1 trial`, `2 trials`, `0 trials`.
 *
 * @param many the noun of more than one, where it does not end in a plain s
 */
export function countOf(count: number, noun: string, many = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : many}`;
}
