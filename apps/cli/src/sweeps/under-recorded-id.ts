import { SweepConflictError } from '@liesweep/storage';
import { extensionIssues, formerSweepId, type RowStore, type SweepRecord } from '@liesweep/sweep';
import type { SweepFile } from '../input/read-sweep-file.js';

/**
 * A sweep file under the id that its sweep has in a row store: the short one where an earlier version has recorded it, else
 * today's.
 *
 * @throws SweepConflictError when a sweep that computes something else has the id
 */
export async function underRecordedId(file: SweepFile, rows: Pick<RowStore, 'sweep'>): Promise<SweepFile> {
  const former = await rows.sweep(formerSweepId(file.spec));
  if (former !== undefined && differences(file, former).length === 0) return { ...file, sweepId: former.sweepId };
  const stored = await rows.sweep(file.sweepId);
  const reasons = stored === undefined ? [] : differences(file, stored);
  if (reasons.length > 0) throw new SweepConflictError(file.sweepId, reasons);
  return file;
}

/** Why a recorded sweep is another one than that of the file; none where it is the same, or was extended since. */
function differences(file: SweepFile, { spec, specDigest }: SweepRecord): readonly string[] {
  return specDigest === file.specDigest ? [] : extensionIssues(file.spec, spec);
}
