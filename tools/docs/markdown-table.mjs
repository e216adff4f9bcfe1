/** The cells of the table that begins with a line, and where its rows stand among the lines of a document. */
export function tableIn(text, head) {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => line.startsWith(head));
  if (begin < 0) throw new Error(`expected a table that begins with ${head}`);
  const length = lines.slice(begin).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(begin + 2, begin + length);
  return { lines, first: begin + 2, count: rows.length, cells: rows.map(cellsOf) };
}

/** A bar within a cell is escaped. */
function cellsOf(line) {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
