/** The keys of a cell's trials begin with its own and a slash, so they are those between these two. */
export function trialKeysOfCell(cellKey: string): readonly [first: string, end: string] {
  // '0' is the character after '/'.
  return [`${cellKey}/`, `${cellKey}0`];
}
