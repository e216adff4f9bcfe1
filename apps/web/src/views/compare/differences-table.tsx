import { useState, type ReactElement } from 'react';
import { Button } from '../../components/button.js';
import { DataTable } from '../../components/data-table.js';
import type { ComparedSeries } from './compared-series.js';
import styles from './compare.module.css';
import { compareObjects, type ComparedRow } from './differences.js';
import { resultRows } from './result-rows.js';
import { SeriesMark } from './series-mark.js';

/** Specification and results side by side: what differs, or all of it. */
export function DifferencesTable({ series }: { readonly series: readonly ComparedSeries[] }): ReactElement {
  const [isAll, setIsAll] = useState(false);
  const results = resultRows(series);
  const settings = compareObjects(series.map(({ sweep }) => sweep.specification));
  const shown = (rows: readonly ComparedRow[]): readonly ComparedRow[] =>
    isAll ? rows : rows.filter(({ differs }) => differs);
  const total = results.length + settings.length;
  const differing = [...results, ...settings].filter(({ differs }) => differs).length;
  return (
    <>
      <div className={styles.row}>
        <p className={styles.note}>
          {isAll ? total : differing} of {total} shown{isAll ? '' : ': those that differ'}
        </p>
        <Button
          isSmall
          isOn={isAll}
          onPress={() => {
            setIsAll(!isAll);
          }}
        >
          Show all
        </Button>
      </div>
      <h3>Results</h3>
      <Rows label="Results" rows={shown(results)} series={series} />
      <h3>Specification</h3>
      <Rows label="Specification" rows={shown(settings)} series={series} />
    </>
  );
}

function Rows({
  label,
  rows,
  series,
}: {
  readonly label: string;
  readonly rows: readonly ComparedRow[];
  readonly series: readonly ComparedSeries[];
}): ReactElement {
  if (rows.length === 0) return <p className={styles.note}>They do not differ in this.</p>;
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ what }) => what}
      columns={[
        {
          key: 'what',
          header: <span className="visually-hidden">what</span>,
          cell: ({ what }) => <span className={styles.what}>{what}</span>,
        },
        ...series.map(({ key, name, position }) => ({
          key,
          header: (
            <>
              <SeriesMark position={position} /> {name}
            </>
          ),
          cell: ({ values }: ComparedRow) => <span className={styles.value}>{values[position] ?? '–'}</span>,
        })),
      ]}
    />
  );
}
