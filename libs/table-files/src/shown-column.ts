const LONGEST_NAME = 40;

/** What messages call a column: its name, cut where it is long, or its position where it has none. */
export function shownColumn(name: string | undefined, position: number): string {
  if (name === undefined || name === '') return String(position);
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
