import { z } from 'zod';
import { algebraNamesLike, parseAlgebraName } from '../algebra-name.js';
import type { CandidateSpec } from '../sweep-spec.js';
import { mapping } from '../schema/mapping.js';
import { nearestWord } from '../schema/nearest-word.js';
import { plainText } from '../schema/plain-text.js';
import { describeValue } from './problems.js';

const MOST_CANDIDATES = 100;

const NAME = 'the name of an algebra, such as so(3)';
const PATH = 'the path of an .npy file';

const name = z.string({ error: NAME }).transform((text, context): CandidateSpec => {
  if (parseAlgebraName(text) !== undefined) return text;
  context.addIssue({ code: 'custom', message: unknownAlgebra(text) });
  return z.NEVER;
});

const file = mapping({
  path: plainText(PATH)
    .regex(/\.npy$/, { error: PATH })
    .describe('Generators, [n, n] or [k, n, n], in the units of the features; relative to the sweep file.'),
});

/** Algebras whose defect is asked for: names, or files of generators. */
export const candidatesSchema = z
  .array(z.union([name, file], { error: `${NAME}, or { path: FILE.npy }` }), {
    error: 'a list of names of algebras and files, such as [so(3), { path: boosts.npy }]',
  })
  .max(MOST_CANDIDATES, { error: `at most ${String(MOST_CANDIDATES)} candidates` });

/** What is said of a word that names no algebra, with the nearest that does. */
export function unknownAlgebra(text: string): string {
  const names = algebraNamesLike(text);
  const nearest = nearestWord(text, names);
  const isCut = text.includes('(') && !text.includes(')'); // by YAML, at the comma of [so(1,3)]
  const suggestion = isCut
    ? '; in a list in brackets a name with a comma is written "so(1,3)", in quotes'
    : nearest === undefined
      ? ''
      : `; did you mean ${nearest}?`;
  return `expected an algebra such as ${names.join(', ')}, or { path: FILE.npy }, got ${describeValue(text)}${suggestion}`;
}
