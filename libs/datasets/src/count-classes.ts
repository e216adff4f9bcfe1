import { MOST_CLASSES } from '@liesweep/sweep';
import type { Table } from './table.js';

/** How many classes the labels of a table name, one more than the largest; null unless they are one column of whole numbers. */
export function countClasses({ labels, labelNames }: Pick<Table, 'labels' | 'labelNames'>): number | null {
  const isClass = (label: number): boolean => Number.isInteger(label) && label >= 0 && label < MOST_CLASSES;
  if (labelNames.length !== 1 || !labels.every(isClass)) return null;
  return labels.reduce((most, label) => Math.max(most, label), 0) + 1;
}
