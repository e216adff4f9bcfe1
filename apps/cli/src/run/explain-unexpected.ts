import { createLogger } from '@liesweep/logging';
import { ExplainedError } from '@liesweep/sweep/explained-error';
import { describeError } from '../errors/describe-error.js';

/** An error of the program itself goes into the log with its stack, and becomes one that says where; others stay. */
export function explainUnexpected(error: unknown, logFile: string): unknown {
  const { message, isExpected } = describeError(error);
  if (isExpected) {
    return error;
  }
  try {
    createLogger({ name: 'cli', file: logFile, level: 'error' }).error({ err: error }, 'unexpected error');
  } catch {
    return error; // The log cannot be written; the error itself says more than that.
  }
  return new ExplainedError('UnexpectedError', {
    happened: message,
    safe: 'Trials that are recorded are safe; the same command continues.',
    remedy: `Details: ${logFile}`,
  });
}
