/** What to do with a sweep file that was written. */
export function nextCommand(path: string): string {
  const file = /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  return `Next: npx liesweep certify ${file}`;
}
