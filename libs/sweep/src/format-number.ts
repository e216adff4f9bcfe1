/** A number in its shortest form that reads back as the same number; minus zero is zero, and `1e21` has no plus sign. */
export function formatNumber(value: number): string {
  return String(value).replace('e+', 'e');
}

/** Numbers in their shortest form, with commas between them. */
export function formatRow(row: readonly number[]): string {
  return row.map((entry) => formatNumber(entry)).join(',');
}
