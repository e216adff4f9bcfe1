import type { ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { SearchField } from '../../components/search-field.js';
import { Select } from '../../components/select.js';
import { positiveNumber, wholeNumber } from '../../shell/search-params.js';
import { columnsOf, columnsText, MORE_COLUMNS, OUTCOMES, type TrialsSearch } from './trials-search.js';
import styles from './trials-view.module.css';

const ANY = 'any';

/** Narrows the trials, and says which columns are shown; all of it stands in the address. */
export function TrialFilters({
  search,
  onChange,
}: {
  readonly search: TrialsSearch;
  readonly onChange: (change: { [Key in keyof TrialsSearch]: TrialsSearch[Key] | undefined }) => void;
}): ReactElement {
  const columns = columnsOf(search.columns);
  return (
    <div className={styles.filters}>
      <SearchField
        label="n"
        value={textOf(search.dimension)}
        onChange={(text) => {
          onChange({ dimension: wholeNumber(text, 1, 100_000) });
        }}
      />
      <SearchField
        label="N_g"
        value={textOf(search.generators)}
        onChange={(text) => {
          onChange({ generators: wholeNumber(text, 1, 100_000) });
        }}
      />
      <SearchField
        label="Final loss below"
        value={textOf(search.finalLossBelow)}
        onChange={(text) => {
          onChange({ finalLossBelow: positiveNumber(text) });
        }}
      />
      <Select<(typeof OUTCOMES)[number] | typeof ANY>
        label="Outcome"
        value={search.outcome ?? ANY}
        options={[{ value: ANY, label: 'any' }, ...OUTCOMES.map((outcome) => ({ value: outcome, label: outcome }))]}
        onChange={(outcome) => {
          onChange({ outcome: outcome === ANY ? undefined : outcome });
        }}
      />
      <div role="group" aria-label="Columns" className={styles.columns}>
        <span className={styles.label}>Columns</span>
        {MORE_COLUMNS.map((column) => {
          const isOn = columns.includes(column);
          return (
            <Button
              key={column}
              isSmall
              isOn={isOn}
              onPress={() => {
                const next = isOn ? columns.filter((each) => each !== column) : [...columns, column];
                onChange({ columns: columnsText(columnsOf(next.join())) });
              }}
            >
              {column}
            </Button>
          );
        })}
      </div>
      {search.cell === undefined ? null : (
        <Button
          isSmall
          onPress={() => {
            onChange({ cell: undefined });
          }}
        >
          Cell {search.cell} ✕
        </Button>
      )}
    </div>
  );
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
