import { errorMessage, InvalidSweepError, type SpecIssue } from '@liesweep/sweep/errors';
import { EXIT_CODES } from '../exit-codes.js';
import type { ErrorDescription } from './describe-error.js';

/** An error as `--json` writes it to standard output, in place of the document of the command. */
export interface ErrorDocument {
  readonly error: {
    /** What the exit code means. */
    readonly kind: keyof typeof EXIT_CODES;
    readonly exitCode: number;
    /** What is also said on standard error. */
    readonly message: string;
    /** What is wrong with a sweep file, each with its place; empty where the error is another. */
    readonly issues: readonly SpecIssue[];
  };
}

/** The document of an error, whose description is what people are told. */
export function errorDocument(error: unknown, { message, exitCode }: ErrorDescription): ErrorDocument {
  const kinds = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  const kind = kinds.find((name) => EXIT_CODES[name] === exitCode) ?? 'unexpected';
  return {
    error: { kind, exitCode, message: message === '' ? errorMessage(error) : message, issues: issuesOf(error) },
  };
}

/** Whether a command was asked for JSON, as far as its words say: they may be what is wrong. */
export function isJsonAsked(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).includes('--json');
}

function issuesOf(error: unknown): readonly SpecIssue[] {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof InvalidSweepError) return cause.issues;
  }
  return [];
}
