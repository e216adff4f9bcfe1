import type { Slice } from '@liesweep/api-contract';
import { useQuery } from '@tanstack/react-query';
import { call, type CallError } from '../../api/call.js';
import { rangesOf } from './ranges-of.js';

const MOST = 50;

const NONE: ReadonlyMap<number, Slice> = new Map();

/** What is known of some slices. */
export interface ReadSlices {
  /** By position; those that are not read yet, or of which nothing is recorded, are missing. */
  readonly slices: ReadonlyMap<number, Slice>;
  readonly isPending: boolean;
  readonly error: CallError | null;
}

/**
 * Slices with their verdicts, by their positions: a sweep may have tens of thousands, of which few are looked at. They are asked one
 * request after the other, since a browser has six connections to a server and the stream of events needs one of them.
 */
export function useSlices(sweepId: string, positions: readonly number[], generatorCount: number): ReadSlices {
  const params = { sweepId };
  const { data, isPending, error } = useQuery<ReadonlyMap<number, Slice>, CallError>({
    queryKey: ['listSlices', { params }, positions],
    queryFn: async ({ signal }) => {
      const slices = new Map<number, Slice>();
      for (const [from, limit] of rangesOf(positions, MOST)) {
        const page = await call('listSlices', { params, query: { from, limit } }, signal);
        for (const slice of page.slices) slices.set(slice.firstCell / generatorCount, slice);
      }
      return slices;
    },
  });
  return { slices: data ?? NONE, isPending, error };
}
