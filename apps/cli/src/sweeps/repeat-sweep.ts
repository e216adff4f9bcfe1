import { specDigest, sweepId, type RowStore } from '@liesweep/sweep';
import type { SweepFile } from '../input/read-sweep-file.js';
import { underRecordedId } from './under-recorded-id.js';

/** A sweep file as another training of the same trials, with trials and an id of their own. */
export function asRepetition(file: SweepFile, repetition: number | undefined): SweepFile {
  if (repetition === undefined) return file;
  const spec = { ...file.spec, repetition };
  return { ...file, spec, specDigest: specDigest(spec), sweepId: sweepId(spec) };
}

/** The first repetition that is not complete: one that was begun is gone on with, however often it is asked for. */
export async function nextRepetition(file: SweepFile, rows: RowStore): Promise<SweepFile> {
  for (let repetition = 1; ; repetition++) {
    const candidate = await underRecordedId(asRepetition(file, repetition), rows);
    if ((await rows.sweep(candidate.sweepId)) === undefined) return candidate;
    const { recorded, failed, trialCount } = await rows.progress(candidate.sweepId);
    if (recorded + failed < trialCount) return candidate;
  }
}
