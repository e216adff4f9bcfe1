import { z } from 'zod';
import { canonicalJson } from '../canonical-json.js';

/** What a sweep file says, as it is stored: with every default written out, and in the one form that it parses to. */
export function writtenOut<Spec>(fileSchema: z.ZodType<Spec>): z.ZodType<Spec> {
  return z.unknown().transform((given, context) => {
    const parsed = fileSchema.safeParse(given);
    if (parsed.success && canonicalJson(parsed.data) === canonicalJson(given)) return parsed.data;
    const message = parsed.success ? 'expected every setting written out' : z.prettifyError(parsed.error);
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}
