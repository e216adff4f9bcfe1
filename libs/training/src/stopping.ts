import type { TrialOutcome } from '@liesweep/sweep';

/** Steps over which a trial must improve to go on. */
export const PLATEAU_WINDOW = 500;

/** Smallest share of the lowest loss that a trial must gain within the window. */
export const PLATEAU_GAIN = 1e-3;

/** A loss above this has left every basin: terms of an untrained trial are of order N_g². */
export const DIVERGED_ABOVE = 1e8;

/** What stopping knows of one trial. */
export interface TrialCourse {
  /** Steps taken in this phase. */
  readonly steps: number;
  readonly loss: number;
  readonly lowestLoss: number;
  /** The lowest loss when the present window began, and the step at which it began. */
  readonly windowLoss: number;
  readonly windowStart: number;
}

/** Whether and how a trial ends now. @returns undefined to go on */
export function stopOutcome(
  course: TrialCourse,
  limits: { readonly steps: number; readonly stopBelow: number },
): TrialOutcome | undefined {
  if (!Number.isFinite(course.loss) || course.loss > DIVERGED_ABOVE) return 'diverged';
  if (course.loss < limits.stopBelow) return 'converged';
  if (course.steps >= limits.steps) return 'stopped';
  const windowIsFull = course.steps - course.windowStart >= PLATEAU_WINDOW;
  if (windowIsFull && course.lowestLoss > course.windowLoss * (1 - PLATEAU_GAIN)) return 'plateaued';
  return undefined;
}
