import { cellColour, cellLabel, lossDomain } from '@liesweep/figures/cell-colour';
import { formatLoss } from '@liesweep/figures/notation';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ComparedSeries } from './compared-series.js';
import { inkOn } from '../cell/ink-on.js';
import styles from './compare.module.css';

/** More cells than this are the phase diagram’s to show. */
const MOST_CELLS = 1_200;
/** Up to so many columns a cell has its number. */
const MOST_LABELLED = 14;

/** The one scale of all heat maps that stand side by side. */
export function sharedDomain(series: readonly ComparedSeries[]): readonly [low: number, high: number] {
  return lossDomain(series.flatMap(({ cells }) => Array.from(cells.lowestLoss, finite)));
}

/** The heat map of a series’ weights, n against N_g, as a table whose cells lead to what is in them. */
export function HeatTable({
  series,
  domain,
}: {
  readonly series: ComparedSeries;
  readonly domain: readonly [low: number, high: number];
}): ReactElement {
  const { sweep, slice, slicePosition, cells, series: wanted } = series;
  const { dimension, generators } = sweep.grid;
  const weightSlices = Object.values(sweep.grid.weights).reduce((product, values) => product * values.length, 1);
  if (slice === null) return <p className={styles.note}>It has no slice yet.</p>;
  if (dimension.length * generators.length > MOST_CELLS) {
    return (
      <p className={styles.note}>Its {dimension.length * generators.length} cells are shown in its phase diagram.</p>
    );
  }
  const hasLabels = generators.length <= MOST_LABELLED;
  const weights = slicePosition % weightSlices;
  return (
    <div
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label={`Heat map ${String(series.position + 1)}, of ${series.name}`}
    >
      <table className={styles.heat} data-labelled={hasLabels || undefined}>
        <caption className="visually-hidden">log₁₀ of the lowest loss, n down, N_g across</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">n</span>
            </th>
            {generators.map((count, column) => (
              <th key={count} scope="col">
                {hasLabels || column % 5 === 0 ? count : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dimension.map((n, row) => (
            <tr key={n} data-shown={n === slice.dimension || undefined}>
              <th scope="row">{n}</th>
              {generators.map((count, column) => {
                const index = (row * weightSlices + weights) * generators.length + column;
                const lowestLoss = finite(cells.lowestLoss[index]);
                const vanishing = cells.vanishes(index);
                const isKnown = cells.isKnown(index);
                const { fill } = cellColour({ lowestLoss, vanishing }, domain);
                const words = isKnown
                  ? `n = ${String(n)}, N_g = ${String(count)}: ${formatLoss(lowestLoss)}${vanishing ? ', vanishes' : ''}`
                  : `n = ${String(n)}, N_g = ${String(count)}: not trained yet`;
                return (
                  <td
                    key={count}
                    data-unknown={fill === null || undefined}
                    {...(fill === null
                      ? {}
                      : {
                          style: {
                            background: `rgb(${fill.map(Math.round).join(' ')})`,
                            color: inkOn(fill),
                          },
                        })}
                  >
                    <Link
                      to="/sweeps/$sweepId/cells/$cell"
                      params={{ sweepId: wanted.sweepId, cell: String(index) }}
                      title={words}
                    >
                      {hasLabels && isKnown
                        ? `${cellLabel(lowestLoss, 0)}${vanishing ? '✓' : ''}`
                        : vanishing
                          ? '✓'
                          : ''}{' '}
                      <span className="visually-hidden">{words}</span>
                    </Link>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function finite(loss: number | undefined): number | null {
  return loss !== undefined && Number.isFinite(loss) ? loss : null;
}
