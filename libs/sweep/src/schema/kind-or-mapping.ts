import { z } from 'zod';

/**
 * One of several kinds: by its word alone, or as a mapping with the key `kind`. One that needs settings says which when it is
 * given alone.
 *
 * @param error what is expected where the value is neither
 */
export function kindOrMapping<Spec>(
  definitions: readonly { readonly kind: string; readonly fileSchema: z.ZodType }[],
  error: string,
): z.ZodType<Spec, string | { kind: string }> {
  const schemas = definitions.map(({ fileSchema }) => fileSchema) as unknown as [z.core.$ZodTypeDiscriminable];
  const mapped = z.discriminatedUnion('kind', schemas, { error }) as unknown as z.ZodType<Spec, { kind: string }>;
  const word = z.enum(definitions.map(({ kind }) => kind)).transform((kind) => ({ kind }));
  return z.union([word.pipe(mapped), mapped]);
}
