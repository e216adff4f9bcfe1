import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { nameSlices, panelKey, type SliceKey } from './slices.js';

/** Gap between panels in pixels, in which their axes and titles stand. */
export const PANEL_GAP = { row: 90, column: 66 } as const;

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
      readonly header: { readonly title: null; readonly labelLimit: number };
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
  const place = (slice: SliceKey) => ({ panel: names.slice(slice), order: order.get(names.slice(slice)) ?? 0 });
  const groupSize = Math.ceil(order.size / Math.max(1, groups.length));
  return { place, grid: panelGrid(layout, panelWidth, order.size, groupSize) };
}

/** One panel per system and set of weights, which holds all n. */
export function panelPerWeights(slices: readonly SliceKey[], layout: FigureLayout, panelWidth: number): Panels {
  const names = nameSlices(slices);
  const groups = [...new Set(slices.map(panelKey))];
  const place = (slice: SliceKey) => ({ panel: names.panel(slice), order: groups.indexOf(panelKey(slice)) });
  return { place, grid: panelGrid(layout, panelWidth, groups.length, 1) };
}

function panelGrid(layout: FigureLayout, panelWidth: number, panelCount: number, groupSize: number): Panels['grid'] {
  const fitting = Math.max(1, Math.floor(LAYOUT_WIDTH[layout] / (panelWidth + PANEL_GAP.column)));
  const whole = groupSize <= fitting ? groupSize * Math.floor(fitting / groupSize) : fitting;
  const columns = Math.max(1, Math.min(whole, panelCount));
  return {
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'order', op: 'min' },
      // Widths are estimated without fonts, half as much again as they are.
      header: { title: null, labelLimit: 1.4 * Math.max(panelWidth + PANEL_GAP.column, LAYOUT_WIDTH.narrow / columns) },
    },
    columns,
    spacing: PANEL_GAP,
    bounds: 'flush',
    resolve: { axis: { x: 'independent', y: 'independent' } },
  };
}
