/** What a column of a data file is to a sweep. */
export type ColumnRole = 'feature' | 'label' | 'none';

/** Features and labels of `data`, as far as they are plain columns. */
export interface ColumnChoice {
  readonly features: readonly string[];
  readonly labels: readonly string[];
}

/** Which columns a sweep file takes; null where it says more of one than its name, such as a sum of two. */
export function columnChoice(data: unknown): ColumnChoice | null {
  if (typeof data !== 'object' || data === null || 'vectors' in data || 'complexPairs' in data) return null;
  const features = namesOf('features' in data ? data.features : []);
  const labels = namesOf('labels' in data ? data.labels : []);
  return features === null || labels === null ? null : { features, labels };
}

/** The choice with one column in another role; columns stay in the order of the file. */
export function withRole(
  { features, labels }: ColumnChoice,
  column: string,
  role: ColumnRole,
  order: readonly string[],
): ColumnChoice {
  const place = (names: readonly string[], isOne: boolean): readonly string[] => {
    const others = names.filter((name) => name !== column);
    if (!isOne) return others;
    return [...others, column].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };
  return { features: place(features, role === 'feature'), labels: place(labels, role === 'label') };
}

/** The role of a column. */
export function roleOf({ features, labels }: ColumnChoice, column: string): ColumnRole {
  if (features.includes(column)) return 'feature';
  return labels.includes(column) ? 'label' : 'none';
}

function namesOf(columns: unknown): readonly string[] | null {
  if (!Array.isArray(columns)) return typeof columns === 'string' ? [columns] : null;
  const isPlain = columns.every((column) => typeof column === 'string' && !column.includes('*'));
  return isPlain ? (columns as readonly string[]) : null;
}
