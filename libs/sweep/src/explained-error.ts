import { LiesweepError } from './liesweep-error.js';

/** What a message to the user says: what happened, what is safe, what to do. */
export interface Explanation {
  readonly happened: string;
  readonly safe?: string;
  readonly remedy?: string;
}

/** An error that is shown to the user as it is. */
export class ExplainedError extends LiesweepError {
  constructor(
    name: string,
    readonly explanation: Explanation,
    options?: { cause?: unknown },
  ) {
    const { happened, safe, remedy } = explanation;
    super(name, [happened, safe, remedy].filter((line) => line !== undefined).join('\n'), options);
  }
}

/** The user gave something that cannot be used; nothing was written. */
export class BadInputError extends ExplainedError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('BadInputError', explanation, options);
  }
}

/** A server, process or disk failed; what is recorded is safe. */
export class InfrastructureError extends ExplainedError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('InfrastructureError', explanation, options);
  }
}

/** What was asked for cannot be trained; what is recorded is safe. */
export class TrainingFailedError extends ExplainedError {
  constructor(explanation: Explanation, options?: { cause?: unknown }) {
    super('TrainingFailedError', explanation, options);
  }
}
