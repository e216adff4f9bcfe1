const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** An amount of memory in the unit in which it is at least one: `772 MB`, `25.3 GB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : String(Math.round(value))} ${UNITS[power] ?? ''}`;
}
