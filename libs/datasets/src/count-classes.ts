import { MOST_CLASSES, rowsOf } from '@liesweep/sweep';
import type { Table } from './table.js';

/** How many classes the labels of a table name, one more than the largest; null unless they are one column of whole numbers. */
export function countClasses(table: Pick<Table, 'labels' | 'labelNames' | 'rows'>): number | null {
  const isClass = (label: number): boolean => Number.isInteger(label) && label >= 0 && label < MOST_CLASSES;
  if (table.labelNames.length !== 1) return null;
  let most = 0;
  for (const labels of (table.rows?.labels ?? rowsOf(table.labels, 1)).blocks()) {
    if (!labels.every(isClass)) return null;
    most = labels.reduce((sofar, label) => Math.max(sofar, label), most);
  }
  return most + 1;
}
