import type { z } from 'zod';
import { joinWords } from '../schema/join-words.js';
import { nearestWord } from '../schema/nearest-word.js';
import type { FilePath, Problem } from '../schema/problem.js';
import { shortText } from '../schema/short-text.js';

/**
 * What a schema found wrong, in the words of the file: what was expected, what was given, the nearest valid word.
 *
 * @param root the value that was validated
 */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: unknown, prefix: FilePath = []): Problem[] {
  const problems = issues.flatMap((issue) => problemsOfIssue(issue, root, [...prefix, ...pathOf(issue)]));
  // A number that is too large is none of the whole numbers either: that is one thing wrong.
  const seen = new Set<string>();
  return problems.filter(({ path, message }) => seen.size < seen.add(JSON.stringify([path, message])).size);
}

function problemsOfIssue(issue: z.core.$ZodIssue, root: unknown, path: FilePath): Problem[] {
  const given = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, issue.message.split(' ')) }));
    case 'invalid_union': {
      if ('options' in issue) return [{ path, message: notOneOf(issue.options, given) }];
      const meant = issue.errors.filter((branch) => !branch.some((each) => isOfAnotherType(each, given)));
      const [branch] = meant;
      if (branch !== undefined && meant.length === 1) return problemsOf(branch, root, path);
      const expectations = issue.errors.flatMap((each) => each.map((nested) => expectation(nested)));
      return [{ path, message: expected(joinWords([...new Set(expectations)]), given) }];
    }
    case 'invalid_value':
      return [{ path, message: notOneOf(issue.values, given) }];
    case 'custom':
      return [{ path, message: issue.message }];
    default:
      return [{ path, message: expected(issue.message, given) }];
  }
}

/** True of an alternative that was not meant: the value is of another type than it takes. */
function isOfAnotherType(issue: z.core.$ZodIssue, given: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') {
    return issue.errors.every((branch) => branch.some((each) => isOfAnotherType(each, given)));
  }
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof given !== 'string');
}

function expectation(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value' ? joinWords(issue.values.map((value) => String(value))) : issue.message;
}

function unknownKey(key: string, validKeys: readonly string[]): string {
  return `unknown key; expected ${oneOf(validKeys)}${suggestion(key, validKeys)}`;
}

function notOneOf(values: readonly unknown[], given: unknown): string {
  const words = values.map((value) => String(value));
  return expected(oneOf(words), given) + (typeof given === 'string' ? suggestion(given, words) : '');
}

function expected(what: string, given: unknown): string {
  return given === undefined ? `missing; expected ${what}` : `expected ${what}, got ${describeValue(given)}`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;
}

function suggestion(word: string, validWords: readonly string[]): string {
  const nearest = nearestWord(word, validWords);
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

/** A value in a message: short, on one line, whatever was in the file. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(shortText(value));
  }
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${String(value.length)}`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a mapping';
}

function valueAt(root: unknown, path: FilePath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

function pathOf(issue: z.core.$ZodIssue): FilePath {
  return issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}
