import { z } from 'zod';

/**
 * A mapping with these keys and no others. An unknown key is reported with the valid ones as its message, separated by
 * spaces, from which `problemsOf` finds the nearest.
 */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? keys.join(' ') : `a mapping with the keys ${keys.join(', ')}`,
  });
}

/**
 * One alternative: by its word alone, or as a mapping with the key `kind`.
 *
 * @param words all kinds of the schema; one that needs settings says which when it is given alone
 */
export function kindOrMapping<Schema extends z.ZodType<unknown, { kind: string }>>(
  words: readonly [string, ...string[]],
  schema: Schema,
) {
  const word = z.enum(words).transform((kind) => ({ kind }));
  return z.union([word.pipe(schema as z.ZodType<z.output<Schema>, { kind: string }>), schema]);
}
