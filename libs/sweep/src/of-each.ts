/** What every member of a list has under a key, in the order of the list and with the types of its members. */
export function ofEach<const List extends readonly object[], Key extends keyof List[number]>(
  list: List,
  key: Key,
): { readonly [At in keyof List]: List[At][Key & keyof List[At]] } {
  return list.map((member: List[number]) => member[key]) as unknown as {
    readonly [At in keyof List]: List[At][Key & keyof List[At]];
  };
}
