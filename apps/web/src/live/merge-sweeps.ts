import type { Sweep } from '@liesweep/api-contract';

/** What the list of sweeps is narrowed to. */
export interface SweepFilter {
  readonly project?: string | undefined;
  readonly stage?: string | undefined;
  readonly search?: string | undefined;
}

/** Pages of sweeps as they were read, the latest first. */
export interface SweepPages {
  readonly pages: { sweeps: Sweep[]; next: string | null; total: number }[];
  readonly pageParams: unknown[];
}

/** As the server judges it. */
function passesFilter(sweep: Sweep, { project, stage, search }: SweepFilter): boolean {
  return (
    (project === undefined || sweep.project === project) &&
    (stage === undefined || sweep.stage === stage) &&
    (search === undefined || sweep.sweepId.includes(search.toLowerCase()))
  );
}

/**
 * Pages with changes taken over: sweeps that are shown change in their place or leave, new ones come first. One that is not shown
 * and older than what is, is on a page that was not read yet.
 */
export function mergeSweeps(
  before: SweepPages,
  { sweeps, gone }: { readonly sweeps: readonly Sweep[]; readonly gone: readonly string[] },
  filter: SweepFilter,
): SweepPages {
  const changed = new Map(sweeps.map((sweep) => [sweep.sweepId, sweep]));
  const removed = new Set(gone);
  const shown = new Set(before.pages.flatMap((page) => page.sweeps.map(({ sweepId }) => sweepId)));
  let left = 0;
  const pages = before.pages.map((page) => {
    const kept = page.sweeps
      .map((sweep) => changed.get(sweep.sweepId) ?? sweep)
      .filter((sweep) => !removed.has(sweep.sweepId) && passesFilter(sweep, filter));
    left += page.sweeps.length - kept.length;
    return { ...page, sweeps: kept };
  });
  const latest = pages[0]?.sweeps[0]?.createdAt ?? '';
  const isNew = (sweep: Sweep): boolean =>
    !shown.has(sweep.sweepId) && passesFilter(sweep, filter) && sweep.createdAt >= latest;
  const added = sweeps.filter(isNew).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return {
    ...before,
    pages: pages.map((page, position) => ({
      ...page,
      total: Math.max(0, page.total - left + added.length),
      sweeps: position === 0 ? [...added, ...page.sweeps] : page.sweeps,
    })),
  };
}
