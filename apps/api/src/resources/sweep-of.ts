import type { Sweep } from '@liesweep/api-contract';
import { gridPointCount, hasEnded, type SweepOverview } from '@liesweep/sweep';
import { viewOverview, type ShownStage } from '@liesweep/sweep-client/records';
import type { SweepRates } from '../live/sweep-rates.js';

/** A sweep as lists and streams show it. Who serves it is known by when it was seen last, as the row store has it. */
export function sweepOf(overview: SweepOverview, rates: Pick<SweepRates, 'of'>): Sweep {
  const { record, revision } = overview;
  const { sweepId, createdAt, stage, project, reason, trouble, ...progress } = viewOverview(overview, [], undefined);
  const { trialCount, recorded, reused, failed, trainedSeconds } = progress;
  return {
    ...{ sweepId, name: record.spec.name, project, owner: record.owner ?? null, priority: record.priority ?? null },
    ...{ createdAt, stage, reason, trouble, trialCount, recorded, reused, failed, trainedSeconds },
    ...{ cellCount: gridPointCount(record.spec), revision },
    ...(isUnderWay(stage) ? rates.of(sweepId, trialCount) : { rate: null, secondsLeft: null }),
  };
}

/** Whether something is expected to be done. */
function isUnderWay(stage: ShownStage): boolean {
  return stage !== 'not-started' && stage !== 'interrupted' && !hasEnded({ stage });
}
