import { ApplicationFailure } from '@temporalio/workflow';
import type { SweepInput, SweepSummary } from './sweep-contract.js';

/** Runs a sweep to its end. */
export function sweepWorkflow(input: SweepInput): Promise<SweepSummary> {
  throw ApplicationFailure.nonRetryable(`sweep ${input.sweepId} cannot run yet`);
}
