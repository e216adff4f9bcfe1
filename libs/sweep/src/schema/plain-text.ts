import { z } from 'zod';

/** What no file is called, and no database keeps: NUL, and half of a surrogate pair. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

/** A text that is not empty, and that every file system and database takes. */
export function plainText(error: string) {
  return z
    .string({ error })
    .min(1, { error })
    .refine((text) => !NOT_TEXT.test(text), {
      error: `${error}, without the characters U+0000 and U+D800 to U+DFFF`,
    });
}
