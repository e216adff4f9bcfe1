import type { Slice } from '@liesweep/api-contract';
import { useQueries } from '@tanstack/react-query';
import { call, type CallError } from '../../api/call.js';
import { callKey } from '../../api/use-call.js';

/** What is known of some slices. */
export interface ReadSlices {
  /** By position; those that are not read yet, or of which nothing is recorded, are missing. */
  readonly slices: ReadonlyMap<number, Slice>;
  readonly isPending: boolean;
  readonly error: CallError | null;
}

/** Slices with their verdicts, each asked by its position: a sweep may have tens of thousands, of which few are looked at. */
export function useSlices(sweepId: string, positions: readonly number[], generatorCount: number): ReadSlices {
  return useQueries({
    queries: positions.map((from) => {
      const input = { params: { sweepId }, query: { from, limit: 1 } };
      return {
        queryKey: callKey('listSlices', input),
        queryFn: ({ signal }: { signal: AbortSignal }) => call('listSlices', input, signal),
      };
    }),
    combine: (answers) => ({
      slices: new Map(
        answers.flatMap(({ data }) =>
          (data?.slices ?? []).map((slice) => [slice.firstCell / generatorCount, slice] as const),
        ),
      ),
      isPending: answers.some(({ isPending }) => isPending),
      error: (answers.find(({ error }) => error !== null)?.error ?? null) as CallError | null,
    }),
  });
}
