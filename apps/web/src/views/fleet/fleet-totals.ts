import type { Fleet } from '@liesweep/api-contract';

type Worker = Fleet['workers'][number];

/** A worker polls at least once a minute; one that has not for longer is gone, or about to be found so. */
const SILENT_SECONDS = 90;

/** A fleet in five numbers. */
export interface FleetTotals {
  readonly trainers: number;
  readonly orchestrators: number;
  /** Of trainers that say so; null where none does. */
  readonly slots: number | null;
  readonly busySlots: number | null;
  readonly waitingTasks: number;
}

/** Adds a fleet up. Workers that are silent are not counted. */
export function fleetTotals({ workers, waitingTasks }: Pick<Fleet, 'workers' | 'waitingTasks'>): FleetTotals {
  const alive = workers.filter((worker) => !isSilent(worker));
  const trainers = alive.filter(({ kind }) => kind === 'trainer');
  return {
    trainers: trainers.length,
    orchestrators: alive.length - trainers.length,
    slots: sum(trainers.map(({ slots }) => slots)),
    busySlots: sum(trainers.map(({ busySlots }) => busySlots)),
    waitingTasks: waitingTasks.reduce((total, { tasks }) => total + tasks, 0),
  };
}

/** Whether a worker has not been seen for so long that it is probably gone. */
export function isSilent({ lastSeenSeconds }: Pick<Worker, 'lastSeenSeconds'>): boolean {
  return lastSeenSeconds !== null && lastSeenSeconds > SILENT_SECONDS;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
