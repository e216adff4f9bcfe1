const RANGE = /^(\d+)\s*(?:\.\.|-|–|to)\s*(\d+)$/;

/** Numbers of generators as a sweep file writes them: of `1..7`, `1-7` and `1 to 7` the range, of `1, 2` the list; else what was said. */
export function readGenerators(text: string): string {
  const range = RANGE.exec(text.trim());
  if (range !== null) return `{ from: ${range[1] ?? ''}, to: ${range[2] ?? ''} }`;
  return /^[\d\s]+,[\d\s,]+$/.test(text) ? `[${text}]` : text;
}
