import type { RecordStandingRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/**
 * Keeps where a sweep stands. A workflow that was started anew knows nothing of the time that an earlier one was under
 * way, so the longer time stays.
 */
export async function recordStanding({ rows }: Pick<Stores, 'rows'>, request: RecordStandingRequest): Promise<void> {
  const { sweepId, standing } = request;
  const before = await rows.standing(sweepId);
  await rows.saveStanding(sweepId, { ...standing, wallMs: Math.max(standing.wallMs, before?.wallMs ?? 0) });
}
