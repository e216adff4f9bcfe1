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
 * A kind that is in the published format and not yet implemented: whoever asks for it is told so at the key that does.
 * Its settings may be left out, so that this is the first thing to be said about it.
 */
export function laterKind<Kind extends string, Settings extends z.ZodRawShape>(
  kind: Kind,
  settings: Settings,
  what: string,
) {
  const schema = mapping({ kind: z.literal(kind), ...z.object(settings).partial().shape });
  return schema.transform((_, context): never => {
    context.addIssue({ code: 'custom', path: ['kind'], message: notYet(what) });
    return z.NEVER;
  });
}

/** What is said about a part of the format that a later version implements. */
export function notYet(what: string): string {
  return `${what} is part of the format, but not yet implemented in this version`;
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
