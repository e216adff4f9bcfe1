import { BadInputError, InvalidSweepError, type SpecIssue } from '@liesweep/sweep';
import type { Explanation } from '@liesweep/sweep/explained-error';
import type { CheckedSweep, InspectedUpload } from './sweep-checker.js';
import type { UploadName } from './upload-path.js';
import { UnknownUploadError } from './uploads.js';

/** What the process is asked that checks. */
export type CheckQuestion =
  | { readonly ask: 'check'; readonly text: string; readonly storesData: boolean }
  | { readonly ask: 'inspect'; readonly upload: UploadName };

/** An error on its way between two processes. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly explanation?: Explanation;
  readonly issues?: readonly SpecIssue[];
  readonly digest?: string;
}

/** What it answers: a value, or why there is none. */
export type CheckAnswer = { readonly value: CheckedSweep | InspectedUpload } | { readonly error: SentError };

/** An error as it is sent. */
export function sentError(error: unknown): SentError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof UnknownUploadError) return { name, message, digest: error.digest };
  if (!(error instanceof BadInputError)) return { name, message };
  const { explanation, cause } = error;
  return { name, message, explanation, ...(cause instanceof InvalidSweepError && { issues: cause.issues }) };
}

/** The error that was sent. */
export function receivedError({ name, message, explanation, issues, digest }: SentError): Error {
  if (digest !== undefined) return new UnknownUploadError(digest);
  if (explanation !== undefined) {
    return new BadInputError(explanation, issues === undefined ? {} : { cause: new InvalidSweepError(issues) });
  }
  return Object.assign(new Error(message), { name });
}
