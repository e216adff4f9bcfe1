import { ExplainedError, type Explanation } from '@liesweep/sweep/explained-error';

/** The user stopped the command. */
export class InterruptedError extends ExplainedError {
  constructor(explanation: Explanation) {
    super('InterruptedError', explanation);
  }
}
