import type { Config } from 'vega-lite';

import type { FigureLayout } from './layout.js';
import { INK } from './palettes.js';

/** Fonts that are on every desktop, and one with the double-struck letters last. */
export const FONT_STACK =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', 'Noto Sans Math', sans-serif";

/** The look that all figures share: white ground, quiet axes, no boxes. */
export const theme: Config = {
  background: '#ffffff',
  font: FONT_STACK,
  padding: 6,
  aria: false,
  view: { stroke: null },
  axis: {
    domainColor: '#b6bcc6',
    gridColor: INK.grid,
    labelColor: INK.dark,
    labelFontSize: 11,
    tickColor: '#b6bcc6',
    tickSize: 4,
    titleColor: INK.muted,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 8,
  },
  // Text is measured without fonts, too wide: these keep titles near their labels.
  axisX: { maxExtent: 30 },
  axisY: { maxExtent: 30 },
  header: {
    labelAnchor: 'start',
    labelColor: INK.dark,
    labelFontSize: 12.5,
    labelFontWeight: 600,
    labelPadding: 6,
    title: null,
  },
  legend: {
    labelColor: INK.dark,
    labelFontSize: 11,
    labelLimit: 260,
    orient: 'bottom',
    titleColor: INK.muted,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titleLimit: 320,
  },
  text: { color: INK.dark, fontSize: 11 },
};

/** Vega's own setting: Vega-Lite passes it on without listing it in its types. */
const STACKED_LEGENDS: object = { layout: { bottom: { direction: 'vertical', margin: 10 } } };

/** The theme with its legends side by side on a wide figure and below each other on a narrow one. */
export function themeFor(layout: FigureLayout): Config {
  return layout === 'wide' ? theme : { ...theme, legend: { ...theme.legend, ...STACKED_LEGENDS } };
}
