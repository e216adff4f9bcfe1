import { z } from 'zod';
import { definitionOf } from '../definition-of.js';
import { LABEL_ACTIONS, type LabelActionSpec } from '../label-actions/index.js';

/** How labels move, as a sweep file says it: a word, or a mapping of the word of one that has settings. */
export function labelActionSchema(): z.ZodType<LabelActionSpec> {
  const words = LABEL_ACTIONS.flatMap(({ kind, ofWord }) => (ofWord === undefined ? [] : [kind]));
  const word = z.enum(words).transform((kind, context): LabelActionSpec => {
    const { ofWord } = definitionOf(LABEL_ACTIONS, kind);
    if (ofWord !== undefined) return ofWord;
    context.addIssue({ code: 'custom', message: `${kind} needs settings` });
    return z.NEVER;
  });
  const mappings = LABEL_ACTIONS.flatMap(({ fileSchema }): z.ZodType<LabelActionSpec>[] =>
    fileSchema === undefined ? [] : [fileSchema],
  );
  return z.union([word, ...mappings]);
}
