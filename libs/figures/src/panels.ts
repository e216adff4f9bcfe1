import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { nameSlices, panelKey, type SliceKey } from './slices.js';

/** Gap between panels in pixels, in which their axes and titles stand. */
export const PANEL_GAP = { row: 90, column: 66 } as const;

/** A line of a title that is longer than its panel is wide is broken, and takes so many pixels more. */
const LINE_HEIGHT = 20;

/** A character of a title, in pixels: widths are estimated without fonts, half as much again as they are. */
const CHARACTER_WIDTH = 10.5;

/** Panels of a figure: fields `panel` (its title) and `order` (its place) of every row of data. */
export interface Panels {
  /** The fields of a row that belongs to this slice. */
  place(slice: SliceKey): { readonly panel: string; readonly order: number };
  /** How panels are laid out, by those two fields. */
  readonly grid: {
    readonly facet: {
      readonly field: 'panel';
      readonly type: 'nominal';
      readonly sort: { readonly field: 'order'; readonly op: 'min' };
      readonly header: { readonly title: null; readonly labelLimit: number; readonly labelExpr: string };
    };
    readonly columns: number;
    readonly spacing: { readonly row: number; readonly column: number };
    readonly bounds: 'flush';
    readonly resolve: { readonly axis: { readonly x: 'independent'; readonly y: 'independent' } };
  };
}

/** One panel per slice, ordered by weights and then by n, a row of panels for each set of weights where that fits. */
export function panelPerSlice(slices: readonly SliceKey[], layout: FigureLayout, panelWidth: number): Panels {
  const names = nameSlices(slices);
  const groups = [...new Set(slices.map(panelKey))];
  const ordered = [...new Map(slices.map((slice) => [names.slice(slice), slice]))].sort(
    ([, a], [, b]) => groups.indexOf(panelKey(a)) - groups.indexOf(panelKey(b)) || a.dimension - b.dimension,
  );
  const order = new Map(ordered.map(([name], index) => [name, index]));
  const groupSize = Math.ceil(order.size / Math.max(1, groups.length));
  const columns = columnCount(layout, panelWidth, order.size, groupSize);
  const titles = new Map(ordered.map(([name]) => [name, titleLines(name, panelWidth, columns)]));
  const place = (slice: SliceKey) => {
    const name = names.slice(slice);
    return { panel: titles.get(name) ?? name, order: order.get(name) ?? 0 };
  };
  return { place, grid: panelGrid(panelWidth, columns, [...titles.values()]) };
}

/** One panel per system and set of weights, which holds all n. */
export function panelPerWeights(slices: readonly SliceKey[], layout: FigureLayout, panelWidth: number): Panels {
  const names = nameSlices(slices);
  const groups = [...new Set(slices.map(panelKey))];
  const columns = columnCount(layout, panelWidth, groups.length, 1);
  const titleOf = (slice: SliceKey): string => titleLines(names.panel(slice), panelWidth, columns);
  const place = (slice: SliceKey) => ({ panel: titleOf(slice), order: groups.indexOf(panelKey(slice)) });
  return { place, grid: panelGrid(panelWidth, columns, slices.map(titleOf)) };
}

function columnCount(layout: FigureLayout, panelWidth: number, panelCount: number, groupSize: number): number {
  const fitting = Math.max(1, Math.floor(LAYOUT_WIDTH[layout] / (panelWidth + PANEL_GAP.column)));
  const whole = groupSize <= fitting ? groupSize * Math.floor(fitting / groupSize) : fitting;
  return Math.max(1, Math.min(whole, panelCount));
}

/** Pixels, as widths are estimated, that a title has. */
function titleWidth(panelWidth: number, columns: number): number {
  return 1.4 * Math.max(panelWidth + PANEL_GAP.column, LAYOUT_WIDTH.narrow / columns);
}

/** A name broken at its dots into lines that the panel has room for: cut off, all slices would look alike. */
function titleLines(name: string, panelWidth: number, columns: number): string {
  const longest = Math.floor(titleWidth(panelWidth, columns) / CHARACTER_WIDTH);
  const lines: string[] = [];
  for (const part of name.split(' · ')) {
    const joined = `${lines.at(-1) ?? ''} · ${part}`;
    if (lines.length > 0 && joined.length <= longest) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.join('\n');
}

function panelGrid(panelWidth: number, columns: number, titles: readonly string[]): Panels['grid'] {
  const mostLines = Math.max(1, ...titles.map((title) => title.split('\n').length));
  return {
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'order', op: 'min' },
      header: {
        title: null,
        labelLimit: titleWidth(panelWidth, columns),
        labelExpr: "split(datum.label, '\\n')",
      },
    },
    columns,
    spacing: { ...PANEL_GAP, row: PANEL_GAP.row + LINE_HEIGHT * (mostLines - 1) },
    bounds: 'flush',
    resolve: { axis: { x: 'independent', y: 'independent' } },
  };
}
