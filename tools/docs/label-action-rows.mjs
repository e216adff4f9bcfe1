import { LABEL_ACTIONS, labelActionOf } from '@liesweep/sweep';

/** Where the table of label actions stands, and what its first line begins with. */
export const LABEL_ACTION_TABLE = { document: 'docs/sweep-file.md', head: '| `labelAction`' };

/** Labels, features and vectors that fit no action which asks for some number of labels. */
const MISFIT = { labelCount: 5, dimension: 3, vectorCount: 1 };

/** The rows of the table of label actions, as their definitions have them: how each is written, what it says, and what it needs. */
export function labelActionRows() {
  return LABEL_ACTIONS.map(({ meaning, examples }) => {
    const written = [...new Set(examples.map((example) => `\`${example.written}\``))].join(', ');
    const needs = [...new Set(examples.map(({ spec }) => labelActionOf(spec).misfit?.(spec, MISFIT)))].filter(
      (each) => each !== undefined,
    );
    const one = examples.some(({ spec }) => labelActionOf(spec).needsOneField) ? ['particles that are tied'] : [];
    return [written, meaning, [...needs.map((each) => `of n = 3: ${each}`), ...one].join('; ')];
  });
}
