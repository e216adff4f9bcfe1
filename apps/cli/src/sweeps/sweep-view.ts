import {
  describeBudgetUse,
  isRunningOut,
  type BudgetUse,
  type RowStore,
  type SickDevice,
  type SweepProgress,
  type SweepRecord,
  type SweepStage,
} from '@liesweep/sweep';

/** What a sweep is doing; `interrupted` where the command that trained it has ended, `not-started` where none has. */
export type ShownStage = SweepStage | 'interrupted' | 'not-started';

/** A sweep as `status`, `list` and `watch` show it. */
export interface SweepView extends SweepProgress {
  readonly sweepId: string;
  readonly project: string | null;
  readonly createdAt: string;
  readonly stage: ShownStage;
  /** Why, where it was not the user's wish. */
  readonly reason: string | null;
  /** Budgets of which at least four fifths are used up. */
  readonly runningOut: readonly BudgetUse[];
  /** Devices that have failed too many of its shards in a row, and take no more of any. */
  readonly sickDevices: readonly SickDevice[];
}

/**
 * What the row store says about a sweep.
 *
 * @param isServed whether something may be running it; a command that is killed leaves no word
 */
export async function viewSweep(
  rows: RowStore,
  { sweepId, createdAt, project }: SweepRecord,
  isServed: boolean,
): Promise<SweepView> {
  const [progress, standing, sickDevices] = await Promise.all([
    rows.progress(sweepId),
    rows.standing(sweepId),
    rows.sickDevices(sweepId),
  ]);
  const { recorded, failed, trialCount } = progress;
  const said = standing?.stage ?? 'not-started';
  const hasMore = recorded + failed < trialCount;
  const isUnderWay = said === 'running' || said === 'paused' || said === 'draining';
  const stage = !hasMore
    ? 'complete'
    : isUnderWay && !isServed
      ? 'interrupted'
      : said === 'complete'
        ? 'incomplete'
        : said;
  return {
    ...{ sweepId, project: project ?? null, createdAt, stage, ...progress },
    reason: stage === said ? (standing?.reason ?? null) : null,
    runningOut: standing?.budgets.filter((use) => isRunningOut(use)) ?? [],
    sickDevices: hasMore ? sickDevices : [],
  };
}

/** A sweep in one line. */
export function describeSweep(view: SweepView): string {
  const { sweepId, recorded, reused, failed, trialCount, lowestLoss, stage, reason, runningOut, project, sickDevices } =
    view;
  return [
    `${sweepId}:  ${String(recorded)}/${String(trialCount)} trials`,
    ...(reused > 0 ? [`${String(reused)} from earlier sweeps`] : []),
    ...(failed > 0 ? [`${String(failed)} failed`] : []),
    ...(lowestLoss === null ? [] : [`best loss ${lowestLoss.toExponential(1)}`]),
    ...(project === null ? [] : [`project ${project}`]),
    `${stage.replace('-', ' ')}${reason === null ? '' : `: ${reason}`}`,
    ...(reason === null && stage !== 'complete' && runningOut.length > 0
      ? [`budget runs out: ${runningOut.map(describeBudgetUse).join(', ')}`]
      : []),
    ...sickDevices.map((sick) => `${sick.device} takes no more shards: ${sick.reason}`),
  ].join('  ');
}
