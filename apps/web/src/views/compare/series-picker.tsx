import { useState, type ReactElement } from 'react';
import { useCall } from '../../api/use-call.js';
import { Button } from '../../components/button.js';
import { Select } from '../../components/select.js';
import { nameSlices } from '@liesweep/figures/slice-names';
import styles from './compare.module.css';
import { MOST_SERIES, seriesKey, type Series } from './compare-search.js';
import type { ComparedSeries } from './compared-series.js';
import { SeriesMark } from './series-mark.js';

const AUTOMATIC = 'automatic';

/** What the picker chooses from and changes. */
export interface SeriesPickerProps {
  readonly chosen: readonly Series[];
  /** Those of them that are read already. */
  readonly compared: readonly ComparedSeries[];
  readonly onChange: (series: readonly Series[]) => void;
}

/** Chooses two to six sweeps or slices of sweeps. */
export function SeriesPicker({ chosen, compared, onChange }: SeriesPickerProps): ReactElement {
  const [search, setSearch] = useState('');
  const found = useCall(
    'listSweeps',
    { query: { limit: 20, search: search === '' ? undefined : search } },
    { keepPrevious: true },
  );
  const isFull = chosen.length >= MOST_SERIES;
  const replace = (position: number, next: Series | null): void => {
    onChange(chosen.flatMap((each, index) => (index === position ? (next ?? []) : each)));
  };
  return (
    <>
      <ul className={styles.chosen} aria-label="Compared">
        {chosen.map((each, position) => {
          const read = compared.find(({ key }) => key === seriesKey(each));
          const names = nameSlices(read?.slices ?? []);
          return (
            <li key={seriesKey(each)}>
              <SeriesMark position={position} />
              <span className={styles.name}>{read?.sweep.name ?? each.sweepId}</span>
              {read !== undefined && read.slices.length > 1 && (
                <Select
                  label={`Slice of ${read.sweep.name}`}
                  value={each.slice === null ? AUTOMATIC : String(each.slice)}
                  options={[
                    { value: AUTOMATIC, label: 'largest group found' },
                    ...read.slices.map((slice, index) => ({ value: String(index), label: names.slice(slice) })),
                  ]}
                  onChange={(value) => {
                    replace(position, { ...each, slice: value === AUTOMATIC ? null : Number(value) });
                  }}
                />
              )}
              <Button
                isSmall
                tone="quiet"
                label={`Remove ${each.sweepId}`}
                onPress={() => {
                  replace(position, null);
                }}
              >
                ✕
              </Button>
            </li>
          );
        })}
      </ul>
      <details open={chosen.length < 2}>
        <summary>
          Add a sweep, {chosen.length} of at most {MOST_SERIES} chosen
        </summary>
        <div className={styles.picker}>
          <label className={styles.search}>
            <span>Search</span>
            <input
              type="search"
              value={search}
              maxLength={100}
              onChange={(event) => {
                setSearch(event.target.value);
              }}
            />
          </label>
          <ul className={styles.found} aria-label="Sweeps">
            {(found.data?.sweeps ?? []).map(({ sweepId, name, stage }) => {
              const taken = chosen.map(seriesKey);
              const slice = taken.includes(sweepId) ? nextSlice(sweepId, chosen) : null;
              return (
                <li key={sweepId}>
                  <Button
                    isSmall
                    isDisabled={isFull}
                    onPress={() => {
                      onChange([...chosen, { sweepId, slice }]);
                    }}
                  >
                    + {name}
                  </Button>
                  <span className={styles.note}>
                    {sweepId}, {stage}
                  </span>
                </li>
              );
            })}
          </ul>
          {found.data !== undefined && (
            <p className={styles.note}>
              {found.data.sweeps.length} of {found.data.total} sweeps shown
            </p>
          )}
        </div>
      </details>
    </>
  );
}

/** A sweep that is there already comes again with its first slice that is not. */
function nextSlice(sweepId: string, chosen: readonly Series[]): number {
  const taken = new Set(chosen.filter((each) => each.sweepId === sweepId).map(({ slice }) => slice));
  let slice = 0;
  while (taken.has(slice)) slice += 1;
  return slice;
}
