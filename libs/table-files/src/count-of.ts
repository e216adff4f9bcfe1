/** A number with its noun, in words that agree: as that of `@liesweep/sweep`, which the process that reads does not wait for. */
export function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
