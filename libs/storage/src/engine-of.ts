import type { RowStore } from '@liesweep/sweep';

const ENGINE = /\/engine=([^/]*)$/;

/** The version of the engine that a trial's key ends with; undefined when it names none. */
export function engineOf(trialKey: string): string | undefined {
  return ENGINE.exec(trialKey)?.[1];
}

/** The version of the engine that trained what a sweep has (rule S22); undefined while it has nothing. */
export async function recordedEngine(rows: Pick<RowStore, 'trials'>, sweepId: string): Promise<string | undefined> {
  const trials = rows.trials(sweepId)[Symbol.asyncIterator]();
  const first = await trials.next();
  await trials.return?.();
  return first.done === true ? undefined : engineOf(first.value.trialKey);
}
