import { LiesweepError } from './liesweep-error.js';

export { errorCode } from './error-code.js';
export { errorMessage } from './error-message.js';
export { innermostCause } from './innermost-cause.js';
export { LiesweepError } from './liesweep-error.js';
export { thrownMessage } from './thrown-message.js';

/** One thing wrong with a sweep file. */
export interface SpecIssue {
  /** Dotted path of the key, such as `grid.generators[2]`; empty for the whole file. */
  readonly path: string;
  /** 1-based line and column in the file, where it has one. */
  readonly line: number | null;
  readonly column: number | null;
  /** What is wrong, what was expected, what was given, and the nearest valid word. */
  readonly message: string;
}

/** Terminal: the sweep file says something that cannot be run. */
export class InvalidSweepError extends LiesweepError {
  constructor(readonly issues: readonly SpecIssue[]) {
    super('InvalidSweepError', issues.map((issue) => formatIssue(issue)).join('\n'));
  }
}

function formatIssue({ path, line, message }: SpecIssue): string {
  return `${line === null ? '' : `line ${String(line)}: `}${path === '' ? '' : `${path}: `}${message}`;
}

/** Terminal: a tensor or list has another shape than the operation needs. */
export class ShapeMismatchError extends LiesweepError {
  constructor(
    what: string,
    readonly expected: readonly number[],
    readonly actual: readonly number[],
  ) {
    super('ShapeMismatchError', `${what}: expected shape [${expected.join(',')}], got [${actual.join(',')}]`);
  }
}

/** A checkpoint belongs to another set of trials, specification or engine version: the shard starts over. */
export class CheckpointMismatchError extends LiesweepError {
  constructor(message: string) {
    super('CheckpointMismatchError', message);
  }
}

/** Retryable: the row store or tensor store did not answer. */
export class StoreUnavailableError extends LiesweepError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('StoreUnavailableError', message, options);
  }
}

/** Terminal: the row store's file is damaged. */
export class CorruptStoreError extends LiesweepError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('CorruptStoreError', message, options);
  }
}

/** Retryable by training again: a stored file is missing, truncated, or not what its digest says. */
export class CorruptFileError extends LiesweepError {
  constructor(
    readonly uri: string,
    message: string,
  ) {
    super('CorruptFileError', `${uri}: ${message}`);
  }
}

/** Retryable with fewer trials: the stack does not fit into the device's memory. */
export class OutOfDeviceMemoryError extends LiesweepError {
  constructor(message: string) {
    super('OutOfDeviceMemoryError', message);
  }
}

/** Retryable: the process that trained ended or fell silent. */
export class TrainerCrashedError extends LiesweepError {
  constructor(message: string) {
    super('TrainerCrashedError', message);
  }
}

/** Free retry: the trainer was asked to stop and left a checkpoint. */
export class PreemptedError extends LiesweepError {
  constructor(message: string) {
    super('PreemptedError', message);
  }
}

/**
 * The class name of anything that was thrown, for telling failures apart across processes. Where Temporal wrapped an error
 * the name of the original is given: the `type` of an application failure, else that of the innermost cause. What is no
 * error is called `Error`.
 */
export function errorName(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'Error';
  const name = 'name' in thrown && typeof thrown.name === 'string' && thrown.name !== '' ? thrown.name : 'Error';
  if (name === 'ApplicationFailure' && 'type' in thrown && typeof thrown.type === 'string') return thrown.type;
  const isWrapper = TEMPORAL_WRAPPERS.includes(name) && 'cause' in thrown && thrown.cause !== undefined;
  return isWrapper ? errorName(thrown.cause) : name;
}

/** Failures that only say where the error came through. */
const TEMPORAL_WRAPPERS: readonly string[] = ['ActivityFailure', 'ChildWorkflowFailure', 'WorkflowFailedError'];
