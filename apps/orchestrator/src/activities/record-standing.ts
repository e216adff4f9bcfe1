import type { StandingOrder } from '@liesweep/sweep';
import type { RecordStandingRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/** What workflows of version 0.1.0 say is older than anything that a later one says. */
const BEFORE_ANY_ORDER: StandingOrder = { epoch: 0, sequence: 0 };

/** Keeps where a sweep stands, unless it has said something later already. */
export async function recordStanding({ rows }: Pick<Stores, 'rows'>, request: RecordStandingRequest): Promise<void> {
  const { sweepId, standing, order = BEFORE_ANY_ORDER } = request;
  await rows.saveStanding(sweepId, standing, order);
}
