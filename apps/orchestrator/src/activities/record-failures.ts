import { trialsInRanges } from '@liesweep/sweep';
import { readSpec } from '@liesweep/storage';
import type { RecordFailuresRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/**
 * Records trials that are given up, each with the reason.
 *
 * @throws CorruptFileError when the specification is damaged
 */
export async function recordFailures({ rows, tensors }: Stores, request: RecordFailuresRequest): Promise<void> {
  const { sweepId, trials, failureClass, message, attempts } = request;
  const spec = await readSpec(tensors, request);
  const failures = trialsInRanges(spec, trials).map(({ key }) => ({ trialKey: key, failureClass, message, attempts }));
  await rows.recordFailures(sweepId, failures);
}
