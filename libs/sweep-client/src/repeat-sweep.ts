import { specDigest, sweepId, type RowStore } from '@liesweep/sweep';
import type { NamedSweep } from './named-sweep.js';
import { underRecordedId } from './under-recorded-id.js';

/** A sweep as another training of the same trials, with trials and an id of their own. */
export function asRepetition<Sweep extends NamedSweep>(sweep: Sweep, repetition: number | undefined): Sweep {
  if (repetition === undefined) return sweep;
  const spec = { ...sweep.spec, repetition };
  return { ...sweep, spec, specDigest: specDigest(spec), sweepId: sweepId(spec) };
}

/** The first repetition that is not complete: one that was begun is gone on with, however often it is asked for. */
export async function nextRepetition<Sweep extends NamedSweep>(sweep: Sweep, rows: RowStore): Promise<Sweep> {
  for (let repetition = 1; ; repetition++) {
    const candidate = await underRecordedId(asRepetition(sweep, repetition), rows);
    if ((await rows.sweep(candidate.sweepId)) === undefined) return candidate;
    const { recorded, failed, trialCount } = await rows.progress(candidate.sweepId);
    if (recorded + failed < trialCount) return candidate;
  }
}
