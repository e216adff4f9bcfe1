import { LiesweepError } from '@liesweep/sweep/errors';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';

/** What a message to the user says: what happened, what is safe, what to do. */
export interface Explanation {
  readonly happened: string;
  readonly safe?: string;
  readonly remedy?: string;
}

/** An error that is shown to the user as it is, and ends the command with its exit code. */
export class CliError extends LiesweepError {
  constructor(
    name: string,
    readonly exitCode: ExitCode,
    { happened, safe, remedy }: Explanation,
    options?: { cause?: unknown },
  ) {
    super(name, [happened, safe, remedy].filter((line) => line !== undefined).join('\n'), options);
  }
}

/** The user gave something that cannot be used; nothing was written. */
export class BadInputError extends CliError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('BadInputError', EXIT_CODES.badInput, explanation, options);
  }
}

/** A server, process or disk failed; what is recorded is safe. */
export class InfrastructureError extends CliError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('InfrastructureError', EXIT_CODES.infrastructure, explanation, options);
  }
}

/** What was asked for cannot be trained; what is recorded is safe. */
export class TrainingFailedError extends CliError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('TrainingFailedError', EXIT_CODES.trialsFailed, explanation, options);
  }
}

/** The user stopped the command. */
export class InterruptedError extends CliError {
  constructor(explanation: Explanation) {
    super('InterruptedError', EXIT_CODES.interrupted, explanation);
  }
}
