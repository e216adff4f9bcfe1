import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { wrapText, type ColourDepth } from '@liesweep/logging/terminal';
import { describeWeights } from './describe-weights.js';
import { onLossColour } from './loss-colour.js';

const CELL_WIDTH = 7;
const LABEL_WIDTH = 6;

/** Before the second line of a title. */
const TITLE_INDENT = '  ';

/**
 * The phase diagram as text: one table per system and weights, a row per n, a column per N_g.
 *
 * A cell shows log₁₀ of its lowest loss, and ✓ where the loss vanishes; `·` where nothing was trained, `nan` where no
 * loss was finite.
 *
 * @param width of a title's lines, in columns; a table is as wide as its axis
 */
export function renderHeatMaps(diagram: PhaseDiagram, depth: ColourDepth, width: number): string {
  const tables = new Map<string, PhaseDiagramSlice[]>();
  for (const slice of diagram.slices) {
    const title = `${slice.system}   ${describeWeights(slice.weights)}`;
    tables.set(title, [...(tables.get(title) ?? []), slice]);
  }
  const legend = 'log₁₀ of the lowest loss, n × N_g; ✓ the loss vanishes';
  return [
    legend,
    ...[...tables].map(([title, slices]) => renderTable(wrapText(title, width, TITLE_INDENT), slices, depth)),
  ].join('\n\n');
}

function renderTable(title: string, slices: readonly PhaseDiagramSlice[], depth: ColourDepth): string {
  const counts = [...new Set(slices.flatMap(({ cells }) => cells.map(({ generators }) => generators)))].sort(
    (a, b) => a - b,
  );
  const header = `${'N_g'.padStart(LABEL_WIDTH)}${counts
    .map((count) =>
      String(count)
        .padStart(CELL_WIDTH - 1)
        .padEnd(CELL_WIDTH),
    )
    .join('')}`;
  const rows = slices.map((slice) => {
    const cells = counts.map((count) => renderCell(slice, count, depth)).join('');
    return `${`n = ${String(slice.dimension)}`.padStart(LABEL_WIDTH)}${cells}`;
  });
  return [title, header.trimEnd(), ...rows].join('\n');
}

function renderCell(slice: PhaseDiagramSlice, count: number, depth: ColourDepth): string {
  const cell = slice.cells.find(({ generators }) => generators === count);
  if (cell === undefined || cell.trials === 0) {
    return '·'.padStart(CELL_WIDTH - 1).padEnd(CELL_WIDTH);
  }
  if (cell.lowestLoss === null) {
    return 'nan'.padStart(CELL_WIDTH - 1).padEnd(CELL_WIDTH);
  }
  const logLoss = Math.log10(cell.lowestLoss);
  const number = Number.isFinite(logLoss) ? logLoss.toFixed(1) : '-∞';
  return onLossColour(`${number.padStart(CELL_WIDTH - 1)}${cell.vanishing ? '✓' : ' '}`, logLoss, depth);
}
