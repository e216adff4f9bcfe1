import type { Sweep } from '@liesweep/api-contract';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactElement } from 'react';
import { buttonClasses } from '../../components/button-link.js';
import { CopyMenu } from '../../components/copy-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { Shown } from '../../components/shown.js';
import { VirtualTable } from '../../components/virtual-table.js';
import { sweepsAsPython } from '../../format/copied-python.js';
import { pageAddress } from '../../shell/page-address.js';
import { useSweeps } from '../../live/use-sweeps.js';
import { useIsNarrow } from '../../style/use-is-narrow.js';
import { classes } from '../../style/classes.js';
import { Newcomer } from './newcomer.js';
import { sweepColumns } from './sweep-columns.js';
import { SweepFilters } from './sweep-filters.js';
import styles from './sweeps-view.module.css';

const NEAR = 60;

/** All sweeps, and how they stand. */
export function SweepsView(): ReactElement {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate();
  const isNarrow = useIsNarrow(760);
  const list = useSweeps(search);
  const sweeps = useMemo(() => list.data?.pages.flatMap((page) => page.sweeps) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const readOn = useCallback(
    (position: number) => {
      if (position + NEAR > sweeps.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    [sweeps.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  const isFiltered = Object.keys(search).length > 0;
  return (
    <Page
      title="Sweeps"
      actions={
        <>
          <CopyMenu cli="liesweep list" python={sweepsAsPython(pageAddress(), search)} />
          <Link to="/new" className={buttonClasses('primary')}>
            New sweep
          </Link>
        </>
      }
    >
      {list.isSuccess && total === 0 && !isFiltered ? null : <SweepFilters search={search} />}
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <LoadingState what="sweeps" />
      ) : sweeps.length === 0 ? (
        isFiltered ? (
          <EmptyState title="No sweep passes the filter" actions={<Link to="/">Show all sweeps</Link>}>
            <p>Another stage, project, or part of an id may find it.</p>
          </EmptyState>
        ) : (
          <Newcomer />
        )
      ) : (
        <>
          <VirtualTable<Sweep>
            label="Sweeps"
            columns={sweepColumns}
            rowCount={Math.max(sweeps.length, total)}
            rowAt={(position) => sweeps[position]}
            rowKey={({ sweepId }) => sweepId}
            rowHeight={isNarrow ? 112 : 60}
            onNear={readOn}
            onRowPress={({ sweepId }) => void navigate({ to: '/sweeps/$sweepId', params: { sweepId } })}
            className={classes(styles.sweeps)}
          />
          <Shown shown={sweeps.length} of={Math.max(total, sweeps.length)} what="sweeps" />
        </>
      )}
    </Page>
  );
}
