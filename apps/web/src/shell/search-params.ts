/** What stands behind `?` in the address, as the router reads it: nothing of it is to be trusted. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** A whole number between bounds, both included; undefined where there is none. */
export function wholeNumber(value: unknown, lowest = 0, highest = 2_000_000_000): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  const isValid = Number.isInteger(number) && (number as number) >= lowest && (number as number) <= highest;
  return isValid ? (number as number) : undefined;
}

/** A positive number; undefined where there is none. */
export function positiveNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** A text that is not empty and not longer than so many characters; undefined where there is none. */
export function shortText(value: unknown, longest = 200): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= longest ? text : undefined;
}

/** One of a few words; undefined where it is none of them. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** Without what is undefined: an address says only what was chosen. */
export function chosen<Search extends Readonly<Record<string, unknown>>>(
  search: Search,
): { [Key in keyof Search]?: Exclude<Search[Key], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Search]?: Exclude<Search[Key], undefined>;
  };
}
