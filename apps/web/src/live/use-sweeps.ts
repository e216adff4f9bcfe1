import type { Sweep } from '@liesweep/api-contract';
import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf, call, type CallError } from '../api/call.js';
import { queries } from '../api/queries.js';
import { channel } from './channel.js';
import { mergeSweeps, type SweepFilter, type SweepPages } from './merge-sweeps.js';

const PAGE = 200;

/** Sweeps that pass a filter, page by page, the latest first, as they change through this tab’s one stream. */
export function useSweeps(filter: SweepFilter): UseInfiniteQueryResult<SweepPages, CallError> {
  const { project, stage, search } = filter;
  useEffect(() => {
    const key = ['listSweeps', { project, stage, search }];
    return channel.open({
      address: () => addressOf('sweepsEvents'),
      on: {
        sweeps: (data) => {
          const changes = data as { readonly sweeps: readonly Sweep[]; readonly gone: readonly string[] };
          queries.setQueryData<SweepPages>(key, (before) =>
            before === undefined ? before : mergeSweeps(before, changes, { project, stage, search }),
          );
        },
      },
    });
  }, [project, stage, search]);
  return useInfiniteQuery<SweepPages['pages'][number], CallError, SweepPages, readonly unknown[], string | undefined>({
    queryKey: ['listSweeps', { project, stage, search }],
    queryFn: ({ pageParam, signal }) =>
      call('listSweeps', { query: { project, stage, search, after: pageParam, limit: PAGE } }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
