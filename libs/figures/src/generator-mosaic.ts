import type { GeneratorMatrix } from '@liesweep/sweep';
import { entriesOf, generatorPanels, type GeneratorPanel } from './generator-panels.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { decimals } from './notation.js';
import { DIVERGING, INK, colourAt } from './palettes.js';
import { pngDataUri } from './png-data-uri.js';
import { signedLimit } from './signed-matrix.js';
import { coordinate, svgDocument, svgText } from './svg-document.js';

/** Colours of the scale; the entries between two of them differ by less than one can see. */
const SHADES = 101;
const WHITE_SHADE = SHADES;
const NO_NUMBER_SHADE = SHADES + 1;
const PALETTE = [
  ...Array.from({ length: SHADES }, (_, shade) => colourAt(DIVERGING, shade / (SHADES - 1))),
  [255, 255, 255] as const,
  [168, 175, 186] as const,
].map(([red, green, blue]) => [Math.round(red), Math.round(green), Math.round(blue)] as const);

const TITLE_HEIGHT = 15;
const GAP = 9;
const MARGIN = 6;
const LEGEND = { width: 180, height: 8 } as const;

/**
 * Many large generators as one mosaic: each a small picture with a pixel per entry, on one colour scale that is symmetric
 * about zero. The alternative to `generatorMatrices` from n = 11 or some thousand entries. Entries that are not finite are grey.
 *
 * @param generators 𝕁, N_g of them, each [n, n] or both parts of it
 * @returns an SVG
 */
export function generatorMosaic(generators: readonly GeneratorMatrix[], layout: FigureLayout = 'wide'): string {
  const limit = signedLimit(entriesOf(generators));
  const panels = generatorPanels(generators);
  const rows = Math.max(1, ...panels.map((panel) => panel.rows.length));
  const columns = Math.max(1, ...panels.flatMap((panel) => panel.rows.map((row) => row.length)));
  const pixel = rows <= 12 ? 6 : layout === 'wide' ? 3 : 2;
  const [width, height] = [columns * pixel, rows * pixel];
  const available = LAYOUT_WIDTH[layout] - 2 * MARGIN;
  const perRow = Math.max(1, Math.min(panels.length, Math.floor((available + GAP) / (width + GAP))));
  const tiles = panels.map((panel, index) => {
    const x = MARGIN + (index % perRow) * (width + GAP);
    const y = MARGIN + Math.floor(index / perRow) * (height + TITLE_HEIGHT + GAP);
    return (
      svgText(x + width / 2, y + 11, panel.title, { anchor: 'middle' }) +
      `<image x="${coordinate(x)}" y="${coordinate(y + TITLE_HEIGHT)}" width="${String(width)}" height="${String(height)}" ` +
      `image-rendering="pixelated" href="${panelPicture(panel, columns, limit)}"/>`
    );
  });
  const bottom = MARGIN + Math.ceil(panels.length / perRow) * (height + TITLE_HEIGHT + GAP);
  const total = 2 * MARGIN + Math.max(perRow * (width + GAP) - GAP, LEGEND.width + 20);
  return svgDocument(total, bottom + 46, [...tiles, legend(bottom + 4, limit)]);
}

function panelPicture({ rows }: GeneratorPanel, columns: number, limit: number): string {
  const pixels = rows.flatMap((row) => Array.from({ length: columns }, (_, k) => shadeOf(row[k], limit)));
  return pngDataUri({ width: columns, height: rows.length, pixels, palette: PALETTE });
}

function shadeOf(entry: number | null | undefined, limit: number): number {
  if (entry === undefined) return WHITE_SHADE;
  if (entry === null || !Number.isFinite(entry)) return NO_NUMBER_SHADE;
  return Math.round(((entry / limit + 1) / 2) * (SHADES - 1));
}

function legend(y: number, limit: number): string {
  const picture = pngDataUri({
    width: SHADES,
    height: 1,
    pixels: Array.from({ length: SHADES }, (_, shade) => shade),
    palette: PALETTE,
  });
  const ticks = [-limit, 0, limit].map((value, index) =>
    svgText(MARGIN + (index * LEGEND.width) / 2, y + 34, decimals(value, 2), {
      anchor: (['start', 'middle', 'end'] as const)[index] ?? 'middle',
    }),
  );
  return (
    svgText(MARGIN, y + 8, 'matrix entry', { size: 12, colour: INK.muted }) +
    `<image x="${String(MARGIN)}" y="${coordinate(y + 13)}" width="${String(LEGEND.width)}" height="${String(LEGEND.height)}" ` +
    `preserveAspectRatio="none" href="${picture}"/>` +
    ticks.join('')
  );
}
