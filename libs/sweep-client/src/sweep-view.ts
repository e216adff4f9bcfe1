import {
  type BudgetUse,
  dataNotes,
  dataWarnings,
  formatDuration,
  hasEnded,
  isRunningOut,
  type RecordedStanding,
  type RowStore,
  type SickDevice,
  type SweepProgress,
  type SweepOverview,
  type SweepRecord,
  type SweepStage,
} from '@liesweep/sweep';

/** Whoever serves a sweep says so every 10 s; one that nobody has seen for so long is interrupted. */
const LONGEST_UNSEEN_MS = 60_000;

/** The same where the folder of its run is nobody's. */
const LONGEST_UNSEEN_UNLOCKED_MS = 25_000;

/** What a sweep is doing; `interrupted` where nobody serves it any more, `not-started` where nobody ever has. */
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
  /** What is in its way at the moment. */
  readonly trouble: string | null;
  /** What was found in its data file and is to be minded, one sentence each. */
  readonly data: readonly string[];
}

/**
 * What the row store says about a sweep.
 *
 * @param isServed whether something is running it, as far as the caller knows; a command that is killed leaves no word
 */
export async function viewSweep(
  rows: RowStore,
  record: SweepRecord,
  isServed: boolean | undefined,
): Promise<SweepView> {
  const { sweepId } = record;
  const [progress, standing, sickDevices] = await Promise.all([
    rows.progress(sweepId),
    rows.standing(sweepId),
    rows.sickDevices(sweepId),
  ]);
  return viewOverview({ record, progress, standing }, sickDevices, isServed);
}

/** The same of what was read already. */
export function viewOverview(
  { record, progress, standing }: Pick<SweepOverview, 'record' | 'progress' | 'standing'>,
  sickDevices: readonly SickDevice[],
  isServed: boolean | undefined,
): SweepView {
  const { sweepId, createdAt, project, spec } = record;
  const { recorded, failed, trialCount } = progress;
  const said = standing?.stage ?? 'not-started';
  const hasMore = recorded + failed < trialCount;
  const isUnderWay = standing !== undefined && !hasEnded(standing);
  const isGone = isUnderWay && isServed !== true && isUnseen(standing, isServed);
  const stage = !hasMore ? 'complete' : isGone ? 'interrupted' : said === 'complete' ? 'incomplete' : said;
  return {
    ...{ sweepId, project: project ?? null, createdAt, stage, ...progress },
    reason:
      stage === 'interrupted'
        ? describeAbsence(sweepId, standing?.unseenForMs ?? null)
        : stage === said
          ? (standing?.reason ?? null)
          : null,
    runningOut: standing?.budgets.filter((use) => isRunningOut(use)) ?? [],
    sickDevices: hasMore ? sickDevices : [],
    trouble: isUnderWay && !isGone && hasMore ? standing.trouble : null,
    data: [...dataNotes(spec.data), ...dataWarnings(spec.data)],
  };
}

function isUnseen({ unseenForMs }: RecordedStanding, isServed: boolean | undefined): boolean {
  return unseenForMs === null || unseenForMs > (isServed === false ? LONGEST_UNSEEN_UNLOCKED_MS : LONGEST_UNSEEN_MS);
}

function describeAbsence(sweepId: string, unseenForMs: number | null): string {
  const since =
    unseenForMs === null ? 'nobody serves it' : `not seen for ${formatDuration(unseenForMs / 1000, 'aligned')}`;
  return `${since}; continue with the same \`liesweep run\`, or on a deployment with \`liesweep resume ${sweepId}\``;
}
