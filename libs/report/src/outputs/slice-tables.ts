import { SLICE_FIGURES } from '../slice-figures/slice-figures.js';
import type { FoundFigures } from '../page/find-figures.js';

/** The CSV files of the figures' numbers, by name: a header, then the lines of every slice that has the figure. */
export function sliceTables({ ofSlices }: FoundFigures): Map<string, string> {
  const tables = new Map<string, string>();
  for (const { name, table } of SLICE_FIGURES) {
    const found = ofSlices.flatMap((kinds) =>
      kinds.flatMap(({ kind, found }) => (kind.name === name ? (found ?? []) : [])),
    );
    if (table === undefined || found.length === 0) continue;
    const lines = found.flatMap((figure) => figure.tableLines());
    tables.set(table.file, `${[table.header, ...lines].join('\n')}\n`);
  }
  return tables;
}
