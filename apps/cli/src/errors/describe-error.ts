import { errorCode, errorMessage, LiesweepError } from '@liesweep/sweep/errors';
import { ExplainedError } from '@liesweep/sweep/explained-error';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';

/** What is shown for an error, and how the command ends. */
export interface ErrorDescription {
  /** Empty when it has been written already. */
  readonly message: string;
  readonly exitCode: ExitCode;
  /** False for a fault of the program itself: then the stack belongs into the log. */
  readonly isExpected: boolean;
}

const RECORDED_IS_SAFE = 'Trials that are recorded are safe; the same command continues.';

/** Advice for errors that libraries name. */
const REMEDIES: Readonly<Record<string, string>> = {
  StoreUnavailableError: `${RECORDED_IS_SAFE} Check that the store can be reached and that its disk is neither full nor read-only.`,
  SweepConflictError: 'Trials that are recorded are safe. Give the sweep file another name.',
  CorruptFileError: 'The rows of its trials are safe: they are in the row store.',
};

/** What to do about errors of the operating system, by code. */
const SYSTEM_REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: `The disk is full. ${RECORDED_IS_SAFE} Free some space first.`,
  EDQUOT: `The disk quota is used up. ${RECORDED_IS_SAFE} Free some space first.`,
  EROFS: 'The file system is read-only. Choose another folder with --out.',
  EACCES: 'Permission denied. Choose a folder that can be written, with --out.',
  EPERM: 'Operation not permitted. Choose a folder that can be written, with --out.',
  EMFILE: `Too many open files. ${RECORDED_IS_SAFE} Raise the limit (ulimit -n).`,
};

/** How SQLite says that the disk is full. */
const FULL_DATABASE = /database or disk is full/i;

/**
 * Every error has one plain message: never a stack trace.
 *
 * The causes of an error are searched too, so that a full disk is named even when a library wraps it.
 */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ExplainedError) {
    return { message: error.message, exitCode: exitCodeOf(error), isExpected: true };
  }
  const usage = usageExitCode(error);
  if (usage !== undefined) {
    return { message: '', exitCode: usage, isExpected: true };
  }
  const remedy = systemRemedy(error);
  if (remedy !== undefined) {
    return { message: `${errorMessage(error)}\n${remedy}`, exitCode: EXIT_CODES.infrastructure, isExpected: true };
  }
  if (error instanceof LiesweepError) {
    const message = [error.message, REMEDIES[error.name]].filter((line) => line !== undefined).join('\n');
    return { message, exitCode: exitCodeOf(error), isExpected: true };
  }
  return { message: `Unexpected error: ${errorMessage(error)}`, exitCode: EXIT_CODES.unexpected, isExpected: false };
}

/** Commander has written its own message already; asking for help or the version is no error. */
function usageExitCode(error: unknown): ExitCode | undefined {
  if (!(error instanceof Error) || error.name !== 'CommanderError') {
    return undefined;
  }
  return 'exitCode' in error && error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.badInput;
}

/** Of errors by name; what else a library names is a server, store or disk that failed. */
const EXIT_CODES_BY_NAME: Readonly<Record<string, ExitCode>> = {
  BadInputError: EXIT_CODES.badInput,
  InvalidSweepError: EXIT_CODES.badInput,
  InvalidStoreUriError: EXIT_CODES.badInput,
  SweepConflictError: EXIT_CODES.badInput,
  TrainingFailedError: EXIT_CODES.trialsFailed,
  InterruptedError: EXIT_CODES.interrupted,
  UnexpectedError: EXIT_CODES.unexpected,
};

function exitCodeOf({ name }: LiesweepError): ExitCode {
  return EXIT_CODES_BY_NAME[name] ?? EXIT_CODES.infrastructure;
}

/** What to do about a fault of the operating system, wherever it is in the chain of causes. */
function systemRemedy(error: unknown): string | undefined {
  for (
    let cause = error;
    typeof cause === 'object' && cause !== null;
    cause = 'cause' in cause ? cause.cause : undefined
  ) {
    const code = FULL_DATABASE.test(errorMessage(cause)) ? 'ENOSPC' : errorCode(cause);
    const remedy = SYSTEM_REMEDIES[code];
    if (remedy !== undefined) {
      return remedy;
    }
  }
  return undefined;
}
