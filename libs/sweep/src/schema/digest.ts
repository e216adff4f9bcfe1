import { z } from 'zod';

/** Hexadecimal digits of a digest that a key shows: 64 bits, enough to tell all the files there are apart. */
const SHOWN_DIGITS = 16;

/** `sha256:` and 64 hexadecimal digits. */
export function digest() {
  return z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256: and 64 hexadecimal digits' });
}

/** What stands in a key for a digest; that of a file which has not been read is no identity, and nothing is recorded under it. */
export function shownDigest({ digest: given }: { readonly digest?: string }): string {
  return given === undefined ? 'unread' : given.slice('sha256:'.length, 'sha256:'.length + SHOWN_DIGITS);
}
