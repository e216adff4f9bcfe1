/** What a member of a list of definitions has at least: the word by which a sweep file calls it. */
export interface Definition {
  readonly kind: string;
}

/**
 * The member of a list with this word.
 *
 * @throws RangeError when the list has none, which the types rule out for a word of the list
 */
export function definitionOf<List extends readonly Definition[], Kind extends List[number]['kind']>(
  list: List,
  kind: Kind,
): Extract<List[number], { readonly kind: Kind }> {
  const found = list.find((definition) => definition.kind === kind);
  if (found === undefined) throw new RangeError(`${kind}: expected one of ${list.map((one) => one.kind).join(', ')}`);
  return found as Extract<List[number], { readonly kind: Kind }>;
}
