/** A text as one word of bash, zsh and fish: between apostrophes nothing has a meaning. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
