import { ExplainedError, type Explanation } from '@liesweep/sweep/errors';

export {
  BadInputError,
  ExplainedError,
  InfrastructureError,
  TrainingFailedError,
  type Explanation,
} from '@liesweep/sweep/errors';

/** The user stopped the command. */
export class InterruptedError extends ExplainedError {
  constructor(explanation: Explanation) {
    super('InterruptedError', explanation);
  }
}
