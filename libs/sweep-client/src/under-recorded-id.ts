import { SweepConflictError } from '@liesweep/storage';
import { extensionIssues, formerSweepId, type RowStore } from '@liesweep/sweep';
import type { NamedSweep } from './named-sweep.js';

/**
 * A sweep under the id that it has in a row store: the short one where an earlier version has recorded it, else today's.
 *
 * @throws SweepConflictError when a sweep that computes something else has the id
 */
export async function underRecordedId<Sweep extends NamedSweep>(
  sweep: Sweep,
  rows: Pick<RowStore, 'sweep'>,
): Promise<Sweep> {
  const former = await rows.sweep(formerSweepId(sweep.spec));
  if (former !== undefined && differences(sweep, former).length === 0) return { ...sweep, sweepId: former.sweepId };
  const stored = await rows.sweep(sweep.sweepId);
  const reasons = stored === undefined ? [] : differences(sweep, stored);
  if (reasons.length > 0) throw new SweepConflictError(sweep.sweepId, reasons);
  return sweep;
}

/** Why a recorded sweep is another one than that which is brought; none where it is the same, or was extended since. */
function differences(brought: NamedSweep, { spec, specDigest }: NamedSweep): readonly string[] {
  return specDigest === brought.specDigest ? [] : extensionIssues(brought.spec, spec);
}
