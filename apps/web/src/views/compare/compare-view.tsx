import { formatTick } from '@liesweep/figures/notation';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, type ReactElement } from 'react';
import { CopyMenu } from '../../components/copy-menu.js';
import { EmptyState } from '../../components/empty-state.js';
import { ErrorState } from '../../components/error-state.js';
import { LoadingState } from '../../components/loading-state.js';
import { Page } from '../../components/page.js';
import { Panel } from '../../components/panel.js';
import { VerdictBadge } from '../../components/verdict-badge.js';
import { DrawingMenu } from '../cell/drawing-menu.js';
import styles from './compare.module.css';
import { compareSearch, compareText, type Series } from './compare-search.js';
import { compareAsCommands, compareAsPython } from './compared-text.js';
import { comparedSeries, type ComparedSeries } from './compared-series.js';
import { DifferencesTable } from './differences-table.js';
import { HeatTable, sharedDomain } from './heat-table.js';
import { LossOverlay } from './loss-overlay.js';
import { LossTable } from './loss-table.js';
import { SeriesMark } from './series-mark.js';
import { SeriesPicker } from './series-picker.js';
import { useCompared } from './use-compared.js';

/** Two to six slices or sweeps side by side. */
export function CompareView(): ReactElement {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const chosen = useMemo(() => compareSearch(search), [search]);
  const sweepIds = [...new Set(chosen.map(({ sweepId }) => sweepId))];
  const answers = useCompared(sweepIds);
  const failed = answers.find(({ error, data }) => error !== null && data === undefined);
  const series = comparedSeries(
    chosen.flatMap((each) => {
      const read = answers[sweepIds.indexOf(each.sweepId)]?.data;
      return read === undefined ? [] : [{ series: each, ...read }];
    }),
  );
  const isRead = series.length === chosen.length;
  const onChange = (next: readonly Series[]): void => {
    void navigate({ to: '.', search: { sweeps: compareText(next) } as never, replace: true });
  };
  const url = location.href.replace(/#.*$/, '');
  return (
    <Page
      title="Compare"
      actions={
        chosen.length > 0 && <CopyMenu cli={compareAsCommands(sweepIds)} python={compareAsPython(sweepIds, url)} />
      }
    >
      <SeriesPicker chosen={chosen} compared={isRead ? series : []} onChange={onChange} />
      {failed?.error != null ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : chosen.length === 0 ? (
        <EmptyState title="Nothing is chosen yet">
          Choose two sweeps above: their specifications and results are laid side by side, differences first.
        </EmptyState>
      ) : isRead ? (
        <Comparison series={series} />
      ) : (
        <LoadingState what="the sweeps" />
      )}
    </Page>
  );
}

function Comparison({ series }: { readonly series: readonly ComparedSeries[] }): ReactElement {
  const svg = useRef<SVGSVGElement>(null);
  const domain = sharedDomain(series);
  return (
    <div className={styles.parts}>
      <Panel title="Verdicts">
        <ul className={styles.cards}>
          {series.map((each) => (
            <li key={each.key}>
              <VerdictCard series={each} />
            </li>
          ))}
        </ul>
      </Panel>
      {series.length > 1 && (
        <Panel title="What differs">
          <DifferencesTable series={series} />
        </Panel>
      )}
      <Panel
        title={
          <>
            Loss against N<sub>g</sub>
          </>
        }
        actions={<DrawingMenu drawings={[{ svg, name: 'compared-losses', what: 'Losses' }]} />}
      >
        <ul className={styles.key} aria-label="Series">
          {series.map(({ key, position, name }) => (
            <li key={key}>
              <SeriesMark position={position} /> {name}
            </li>
          ))}
        </ul>
        <LossOverlay series={series} svgRef={svg} />
        <p className={styles.note}>
          Filled marks vanish, open ones do not; a ring is the detected dimension, dashed the loss below which trials
          are refereed.
        </p>
        <details>
          <summary>Losses as a table</summary>
          <LossTable series={series} />
        </details>
      </Panel>
      <Panel title="Heat maps, on one scale">
        <div className={styles.maps}>
          {series.map((each) => (
            <section key={each.key}>
              <h3>
                <SeriesMark position={each.position} /> {each.name}
              </h3>
              <HeatTable series={each} domain={domain} />
            </section>
          ))}
        </div>
        <p className={styles.note}>
          log₁₀ of the lowest loss from {formatTick(domain[0])}, dark, to {formatTick(domain[1])}, pale; n down, N
          <sub>g</sub> across; ✓ vanishes.
        </p>
      </Panel>
    </div>
  );
}

function VerdictCard({ series: { series, name, slice, position } }: { readonly series: ComparedSeries }): ReactElement {
  return (
    <article className={styles.card} aria-label={name}>
      <h3>
        <SeriesMark position={position} />{' '}
        <Link to="/sweeps/$sweepId" params={{ sweepId: series.sweepId }}>
          {name}
        </Link>
      </h3>
      {slice === null ? (
        <p className={styles.note}>There is no such slice yet.</p>
      ) : (
        <>
          <p className={styles.row}>
            <span className={styles.dimension}>{slice.groupDimension.value ?? '?'}</span>
            <VerdictBadge status={slice.groupDimension.status} />
            {slice.structure?.name != null && <strong>{slice.structure.name}</strong>}
          </p>
          <p className={styles.note}>
            n = {slice.dimension}. {slice.groupDimension.reason}
          </p>
          {slice.certificate !== undefined && <p className={styles.note}>Certificate: {slice.certificate.reason}</p>}
        </>
      )}
    </article>
  );
}
