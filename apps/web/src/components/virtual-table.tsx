import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { classes } from '../style/classes.js';
import styles from './virtual-table.module.css';

/** A column of a virtual table. */
export interface VirtualColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** A track of CSS grid: `8rem`, `minmax(10rem, 2fr)`. */
  readonly width: string;
  readonly isNumeric?: boolean;
  /** Where it can be sorted by: what it is now, and what a press does. */
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onPress: () => void };
}

/**
 * A table of any number of rows, of which only those in sight are in the page. What is not read yet is an empty row; `onNear`
 * is told how far down one looks, to read on. Assistive technology is told the true number of rows and each row’s place.
 */
export function VirtualTable<Row>({
  label,
  columns,
  rowCount,
  rowAt,
  rowKey,
  rowHeight = 40,
  onNear,
  onRowPress,
  className,
}: {
  readonly label: string;
  readonly columns: readonly VirtualColumn<Row>[];
  /** All rows, also those that are not read yet. */
  readonly rowCount: number;
  readonly rowAt: (position: number) => Row | undefined;
  readonly rowKey: (row: Row) => string;
  /** In CSS pixels, the same for all. */
  readonly rowHeight?: number;
  /** Told the position of the last row in sight. */
  readonly onNear?: (position: number) => void;
  /** A press anywhere in a row that is no link or button; a row must hold a link that does the same, for the keyboard. */
  readonly onRowPress?: (row: Row) => void;
  readonly className?: string;
}): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    onNear?.(last);
  }, [last, onNear]);
  useEffect(() => {
    rows.measure();
  }, [rowHeight, rows]);
  const template = columns.map(({ width }) => width).join(' ');
  return (
    <div
      ref={scroll}
      role="table"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      className={classes(styles.table, className)}
    >
      <div className={styles.inner}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
            {columns.map(({ key, header, isNumeric = false, sort }) => (
              <div
                key={key}
                role="columnheader"
                className={classes(styles.cell, isNumeric && styles.numeric)}
                {...(sort === undefined ? {} : { 'aria-sort': sort.direction })}
              >
                {sort === undefined ? (
                  header
                ) : (
                  <button type="button" className={styles.sort} onClick={sort.onPress}>
                    {header}
                    <span aria-hidden="true">{SORT_SIGNS[sort.direction]}</span>
                  </button>
                )}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: `${String(rows.getTotalSize())}px` }}>
          {shown.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <div
                key={row === undefined ? index : rowKey(row)}
                role="row"
                aria-rowindex={index + 2}
                className={classes(styles.row, styles.placed, onRowPress !== undefined && styles.pressable)}
                style={{
                  gridTemplateColumns: template,
                  height: `${String(rowHeight)}px`,
                  transform: `translateY(${String(start)}px)`,
                }}
                onClick={({ target }) => {
                  const isOwn = target instanceof Element && target.closest('a, button, [role="menu"]') === null;
                  if (isOwn && row !== undefined && String(getSelection()) === '') onRowPress?.(row);
                }}
              >
                {columns.map(({ key, cell, isNumeric = false }) => (
                  <div
                    key={key}
                    role="cell"
                    data-column={key}
                    className={classes(styles.cell, isNumeric && styles.numeric)}
                  >
                    {row === undefined ? <span className={styles.unread} /> : cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const SORT_SIGNS = { ascending: ' ▲', descending: ' ▼', none: ' ↕' } as const;
