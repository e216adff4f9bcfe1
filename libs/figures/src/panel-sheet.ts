import type { FigureLayout } from './layout.js';
import { LAYOUT_WIDTH } from './layout.js';
import { INK } from './palettes.js';
import type { PanelPlace } from './plane-frame.js';
import { svgDocument, svgText } from './svg-document.js';
import { wrapTitle } from './wrap-title.js';

/** Fields of one figure; the others are counted. */
export const MOST_FIELDS = 12;

/** One panel of a figure. */
export interface SheetPanel {
  readonly title: string;
  /** Lines below it. */
  readonly foot?: readonly string[];
  readonly draw: (place: PanelPlace) => string;
}

/** How panels stand beside each other, in pixels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Panels that belong into a row, where they fit. */
  readonly perRow?: number;
  /** What the panels are called in the sentence that counts those left out. */
  readonly of?: string;
  /** The number of all panels, where some were left out before. */
  readonly outOf?: number;
  /** Below all panels. */
  readonly legend?: SheetLegend;
}

/** What stands below all panels, in pixels. */
export interface SheetLegend {
  readonly width: number;
  readonly height: number;
  readonly draw: (left: number, top: number) => string;
}

const MARGIN = { left: 44, right: 12, top: 6, bottom: 8 } as const;
const AXIS_HEIGHT = 36;
const TITLE = { size: 13, line: 17, gap: 16 } as const;
const FOOT = { size: 11, line: 15 } as const;
const ROW_GAP = 14;

/** A side at which panels stand four in a row on a wide page. */
export const PANEL_SIDE = 226;

/** Panels under their titles, as many side by side as fit; after `MOST_FIELDS` a sentence counts those left out. */
export function panelSheet(panels: readonly SheetPanel[], sheet: Sheet, layout: FigureLayout): string {
  const shown = panels.slice(0, MOST_FIELDS * (sheet.perRow ?? 1));
  const pitch = sheet.width + MARGIN.left + MARGIN.right;
  const fitting = Math.max(1, Math.floor(LAYOUT_WIDTH[layout] / pitch));
  const whole = Math.max(1, Math.floor(fitting / (sheet.perRow ?? 1))) * (sheet.perRow ?? 1);
  const columns = Math.min(shown.length, Math.min(fitting, whole));
  const marks: string[] = [];
  let top: number = MARGIN.top;
  for (let first = 0; first < shown.length; first += columns) {
    const row = shown.slice(first, first + columns);
    const titles = row.map(({ title }) => wrapTitle(title, sheet.width + MARGIN.left - 8, TITLE.size));
    const titleHeight = Math.max(...titles.map((lines) => lines.length)) * TITLE.line + TITLE.gap;
    const feet = row.map(({ foot = [] }) =>
      foot.flatMap((text) => wrapTitle(text, sheet.width + MARGIN.left, FOOT.size)),
    );
    const panelTop = top + titleHeight;
    row.forEach(({ draw }, column) => {
      const left = MARGIN.left + column * pitch;
      const lines = titles[column] ?? [];
      marks.push(
        ...lines.map((text, at) =>
          svgText(left + sheet.width / 2, panelTop - TITLE.gap - (lines.length - 1 - at) * TITLE.line, text, {
            anchor: 'middle',
            size: TITLE.size,
          }),
        ),
        draw({ left, top: panelTop, width: sheet.width, height: sheet.height, index: first + column }),
        ...(feet[column] ?? []).map((text, at) =>
          svgText(left, panelTop + sheet.height + AXIS_HEIGHT + 8 + at * FOOT.line, text, {
            size: FOOT.size,
            colour: INK.muted,
          }),
        ),
      );
    });
    const footHeight = Math.max(...feet.map((lines) => lines.length)) * FOOT.line;
    top = panelTop + sheet.height + AXIS_HEIGHT + footHeight + ROW_GAP;
  }
  if (sheet.legend !== undefined) {
    marks.push(sheet.legend.draw(MARGIN.left, top));
    top += sheet.legend.height;
  }
  const width = Math.max(columns * pitch, MARGIN.left + (sheet.legend?.width ?? 0) + MARGIN.right);
  const left = Math.ceil(((sheet.outOf ?? panels.length) - shown.length) / (sheet.perRow ?? 1));
  if (left > 0) {
    const text = `${String(left)} more ${sheet.of ?? 'fields'} are not drawn`;
    marks.push(svgText(MARGIN.left, top + 12, text, { colour: INK.muted, size: 12 }));
    top += 20;
  }
  return svgDocument(width, top + MARGIN.bottom, marks);
}
