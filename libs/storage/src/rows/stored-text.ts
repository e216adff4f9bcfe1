/**
 * A text as every database holds it: PostgreSQL takes no NUL, and neither takes half of a surrogate pair. The last words of a
 * process that crashed may hold either.
 */
export function storedText(text: string): string {
  return text.replaceAll('\0', '\ufffd').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
