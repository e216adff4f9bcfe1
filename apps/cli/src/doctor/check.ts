/** What was looked at, and what was found. */
export interface Check {
  /** What it is about, in a word or two. */
  readonly name: string;
  /** `missing` is no fault: it is only needed for more than what works. */
  readonly state: 'ok' | 'missing' | 'failed';
  /** What was found, or what is wrong. */
  readonly found: string;
  /** What to do; null where there is nothing to do. */
  readonly remedy: string | null;
}

/** Something that is as it should be. */
export function ok(name: string, found: string): Check {
  return { name, state: 'ok', found, remedy: null };
}
