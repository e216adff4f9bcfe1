import { assemblePhaseDiagram } from '@liesweep/phase-diagram';
import type { StoredTrialTensors } from '@liesweep/storage';
import type { Cell, Certificate } from '@liesweep/sweep';
import type { RecordedSweep } from '../outputs/export-run.js';
import { bestTrials } from './best-trials.js';
import { detectedGroups } from './detected-groups.js';
import { readTrialTensors } from './read-trial-tensors.js';
import { storedRows } from './stored-rows.js';
import type { TrialReference } from './survey-trials.js';
import { sweepFindings, type SweepFindings } from './sweep-findings.js';

/** What was read of a recorded sweep. */
export interface SweepReading {
  readonly findings: SweepFindings;
  readonly cells: readonly Cell[];
  readonly certificates: readonly Certificate[];
  readonly byTrial: ReadonlyMap<string, StoredTrialTensors>;
  /** A sentence about each stored file that could not be read. */
  readonly problems: readonly string[];
}

/**
 * Reads what the figures and the sections of a sweep are made from.
 *
 * @param samples of every cell, whose curves are drawn beside the best trial’s
 * @throws StoreUnavailableError, CorruptStoreError
 */
export async function readFindings(
  { record, rows, tensors }: RecordedSweep,
  samples: readonly TrialReference[],
): Promise<SweepReading> {
  const { sweepId, specDigest, spec } = record;
  const [cells, certificates] = await Promise.all([rows.cells(sweepId), rows.certificates(sweepId)]);
  const detected = assemblePhaseDiagram({ sweep: spec.name, specDigest, spec, cells, certificates });
  const { byTrial, problems } = await readTrialTensors([...bestTrials(cells), ...samples], tensors);
  const groups = detectedGroups(detected, cells, byTrial, spec.system);
  const stored = await storedRows(spec, tensors);
  const read = {
    ...{ phaseDiagram: detected, certificates, spec, groups, file: stored.file },
    ...{ cells, samples, byTrial },
  };
  return {
    ...{ findings: sweepFindings(read), cells, certificates, byTrial },
    problems: [...problems, ...stored.problems],
  };
}
