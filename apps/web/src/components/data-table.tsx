import type { ReactElement, ReactNode } from 'react';
import { classes } from '../style/classes.js';
import styles from './data-table.module.css';

/** A column of a table. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row, position: number) => ReactNode;
  /** Numbers stand at the end, so that their digits align. */
  readonly isNumeric?: boolean;
  /** Sentences: the column is never narrower than they can be read in. */
  readonly isText?: boolean;
}

/** A table of few rows, all of them in the page; `VirtualTable` is for many. It scrolls sideways where it is too wide. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isMarked,
}: {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, position: number) => string;
  /** Rows that stand out. */
  readonly isMarked?: (row: Row) => boolean;
}): ReactElement {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, isNumeric = false }) => (
              <th key={key} scope="col" className={classes(isNumeric && styles.numeric)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <tr key={rowKey(row, position)} data-marked={isMarked?.(row) === true || undefined}>
              {columns.map(({ key, cell, isNumeric = false, isText = false }) => (
                <td key={key} className={classes(isNumeric && styles.numeric, isText && styles.text)}>
                  {cell(row, position)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
