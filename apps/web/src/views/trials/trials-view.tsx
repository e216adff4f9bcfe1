import type { Trial, TrialPage } from '@liesweep/api-contract';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactElement } from 'react';
import { addressOf, call, type CallError } from '../../api/call.js';
import { Button } from '../../components/button.js';
import { CopyMenu } from '../../components/copy-menu.js';
import { DownloadMenu } from '../../components/download-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { Shown } from '../../components/shown.js';
import { VirtualTable } from '../../components/virtual-table.js';
import { formatCount } from '../../format/format-count.js';
import { useCall } from '../../api/use-call.js';
import { sweepAsPython } from '../../format/copied-python.js';
import { pageAddress } from '../../shell/page-address.js';
import { useSweepEvents } from '../../live/use-sweep-events.js';
import { chosen } from '../../shell/search-params.js';
import { trialColumns } from './trial-columns.js';
import { TrialFilters } from './trial-filters.js';
import styles from './trials-view.module.css';
import { columnsOf, type TrialsSearch } from './trials-search.js';

const PAGE = 500;
const NEAR = 150;

/** All trials of a sweep: sorted and filtered by the server, read page by page as one scrolls. */
export function TrialsView(): ReactElement {
  const { sweepId } = useParams({ from: '/sweeps/$sweepId/trials' });
  const search = useSearch({ from: '/sweeps/$sweepId/trials' });
  const navigate = useNavigate();
  useSweepEvents(sweepId);
  const sweep = useCall('getSweep', { params: { sweepId } });
  const { columns: shownColumns, ...query } = search;
  const list = useInfiniteQuery<
    TrialPage,
    CallError,
    InfiniteData<TrialPage, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['trials', { params: { sweepId }, query }],
    queryFn: ({ pageParam, signal }) =>
      call('listTrials', { params: { sweepId }, query: { ...query, after: pageParam, limit: PAGE } }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const trials = useMemo(() => list.data?.pages.flatMap((page) => page.trials) ?? [], [list.data]);
  const last = list.data?.pages.at(-1);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const readOn = useCallback(
    (position: number) => {
      if (position + NEAR > trials.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [trials.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  const change = (changes: { [Key in keyof TrialsSearch]: TrialsSearch[Key] | undefined }): void => {
    void navigate({
      to: '/sweeps/$sweepId/trials',
      params: { sweepId },
      search: chosen({ ...search, ...changes }),
      replace: true,
    });
  };
  const newCount = last === undefined ? 0 : (sweep.data?.recorded ?? 0) - last.total;
  const columns = trialColumns({ sweepId, search, more: columnsOf(shownColumns), onChange: change });
  const isFiltered = ['dimension', 'generators', 'outcome', 'finalLossBelow', 'cell'].some((key) => key in search);
  return (
    <Page
      title={`Trials of ${sweepId}`}
      heading="Trials"
      above={
        <>
          <Link to="/">Sweeps</Link> ›{' '}
          <Link to="/sweeps/$sweepId" params={{ sweepId }}>
            {sweepId}
          </Link>
        </>
      }
      actions={
        <>
          <DownloadMenu
            downloads={[
              { label: 'All trials, CSV', href: addressOf('trialsCsv', { params: { sweepId } }) },
              { label: 'All trials, NumPy', href: addressOf('trialsNpz', { params: { sweepId } }) },
              { label: 'All trials, safetensors', href: addressOf('trialsSafetensors', { params: { sweepId } }) },
            ]}
          />
          <CopyMenu
            cli={`liesweep export ${sweepId} --trials trials.csv`}
            python={sweepAsPython(pageAddress(), sweepId, 'trials')}
          />
        </>
      }
    >
      <div className={styles.head}>
        <TrialFilters search={search} onChange={change} />
        {newCount > 0 ? (
          <Button isSmall isPending={list.isRefetching} onPress={() => void list.refetch()}>
            ↻ {formatCount(newCount)} more since
          </Button>
        ) : null}
      </div>
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingState what="trials" />
      ) : trials.length === 0 ? (
        <EmptyState title={isFiltered ? 'No trial passes the filter' : 'No trial is recorded yet'}>
          <p>
            {isFiltered
              ? 'Other values may find some; the list follows the address.'
              : 'Trials show up here as they are recorded.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <VirtualTable<Trial>
            label="Trials"
            columns={columns}
            rowCount={last?.matched ?? trials.length}
            rowAt={(position) => trials[position]}
            rowKey={({ trialKey }) => trialKey}
            rowHeight={34}
            onNear={readOn}
            onRowPress={({ cell }) =>
              void navigate({ to: '/sweeps/$sweepId/cells/$cell', params: { sweepId, cell: String(cell) } })
            }
          />
          <Shown shown={last?.matched ?? trials.length} of={last?.total ?? trials.length} what="recorded trials" />
        </>
      )}
    </Page>
  );
}
