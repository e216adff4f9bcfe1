import { createLogger } from '@liesweep/logging';
import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import { EXIT_CODES } from '../exit-codes.js';

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
  return new CliError('UnexpectedError', EXIT_CODES.unexpected, {
    happened: message,
    safe: 'Trials that are recorded are safe; the same command continues.',
    remedy: `Details: ${logFile}`,
  });
}
