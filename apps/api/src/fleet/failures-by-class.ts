import { countOf } from '@liesweep/sweep';
import type { Fleet } from '@liesweep/api-contract';
import type { RowStore, SickDevice, SweepOverview } from '@liesweep/sweep';

/** The latest that have failures are looked into. */
const MOST_SWEEPS = 50;

/** What has failed, and devices that take no more. */
export interface Failures {
  readonly failures: Fleet['failures'];
  readonly sickDevices: Fleet['sickDevices'];
  readonly problems: readonly string[];
}

/** Failures of the sweeps that the caller may see, by class, those of most trials first, and their broken devices. */
export async function failuresByClass(
  rows: Pick<RowStore, 'failures' | 'sickDevices'>,
  overviews: readonly SweepOverview[],
): Promise<Failures> {
  const failed = overviews.filter(({ progress }) => progress.failed > 0);
  const shown = failed.slice(0, MOST_SWEEPS);
  const classes = new Map<string, { trials: number; sweepIds: string[]; message: string }>();
  for (const { record } of shown) {
    for (const { failureClass, message } of await rows.failures(record.sweepId)) {
      const known = classes.get(failureClass) ?? { trials: 0, sweepIds: [], message };
      known.trials += 1;
      if (!known.sweepIds.includes(record.sweepId)) known.sweepIds.push(record.sweepId);
      classes.set(failureClass, known);
    }
  }
  const sick: (SickDevice & { readonly sweepId: string })[] = [];
  // A device is named for as long as a sweep that has met it has work left.
  for (const { record } of overviews.filter(isAtWork).slice(0, MOST_SWEEPS)) {
    for (const device of await rows.sickDevices(record.sweepId)) sick.push({ ...device, sweepId: record.sweepId });
  }
  return {
    failures: [...classes]
      .map(([failureClass, found]) => ({ failureClass, ...found }))
      .sort((a, b) => b.trials - a.trials),
    sickDevices: sick,
    problems:
      failed.length > shown.length
        ? [
            `Failures are counted in the latest ${String(shown.length)} of ${countOf(failed.length, 'sweep')} that have any.`,
          ]
        : [],
  };
}

function isAtWork({ progress }: SweepOverview): boolean {
  return progress.recorded + progress.failed < progress.trialCount;
}
