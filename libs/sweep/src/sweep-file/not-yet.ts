/** Kinds that are in the published format and cannot be trained yet; asking for one is refused. */
const NOT_YET: readonly string[] = ['learned', 'mnist-latent'];

/** What is said about a kind that a later version implements; undefined for one that this version trains. */
export function notYet(kind: string): string | undefined {
  return NOT_YET.includes(kind) ? `${kind} is part of the format, but not yet implemented in this version` : undefined;
}
