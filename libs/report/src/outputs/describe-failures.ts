import { countOf, type TrialFailure } from '@liesweep/sweep';

/** One sentence per cause: how many trials have no result, and why. */
export function describeFailures(failures: readonly TrialFailure[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { failureClass, message } of failures) {
    const cause = `${failureClass}: ${message}`;
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts].map(([cause, count]) => `${countOf(count, 'trial has', 'trials have')} no result: ${cause}`);
}
