import { cellLabel } from '@liesweep/figures/cell-colour';
import { colourAt, INK, needsLightInk, SEQUENTIAL } from '@liesweep/figures/palettes';
import type { CellColumns } from '../live/cell-columns.js';
import type { CellMap } from './cell-map.js';
import { LossRamp } from './loss-ramp.js';
import { leftOf, type MapLayout } from './map-layout.js';
import type { ThemeColours } from './theme-colours.js';

/** What is painted of a map of cells. */
export interface MapPicture {
  readonly columns: CellColumns;
  readonly map: CellMap;
  readonly layout: MapLayout;
  /** The two ends of the colour scale, log₁₀ of loss. */
  readonly domain: readonly [low: number, high: number];
  /** Cells at a detected group dimension. */
  readonly framed: ReadonlySet<number>;
  /** What stands above a column; null for none. */
  readonly columnLabel: (column: number) => string | null;
  /** What stands beside a row; null for none. */
  readonly rowLabel: (row: number) => string | null;
  /** What the labels of columns are, in the corner. */
  readonly corner: string;
  /** How much larger than usual text is. */
  readonly scale: number;
  /** Room for both. */
  readonly margin: { readonly left: number; readonly top: number };
}

/** The part that is in sight, in CSS pixels. */
export interface Sight {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const DETAILED = 14;
const WITH_MARK = 20;
const WITH_LABEL = 25;
const WITH_DECIMALS = 36;
const LABEL_FONT = 'system-ui, sans-serif';

const ramp = new LossRamp();

/**
 * Paints the part of a map that is in sight. Small cells are pixels of one image that is stretched, large ones are drawn one by one
 * as in the report: number, check mark where a trial vanishes, frame at the detected dimension, hatch without a finite loss. A
 * cell of which nothing is recorded yet is a plain plate.
 */
export function paintMap(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  sight: Sight,
  colours: ThemeColours,
): void {
  const { layout, margin } = picture;
  const rows = rowsInSight(picture, sight);
  const columns = columnsInSight(picture, sight);
  const place: Place = { rows, columns, x: margin.left - sight.left, y: margin.top - sight.top };
  context.clearRect(0, 0, sight.width, sight.height);
  context.save();
  context.beginPath();
  context.rect(margin.left, margin.top, sight.width - margin.left, sight.height - margin.top);
  context.clip();
  const isDetailed = Math.min(layout.stepX, layout.stepY) >= DETAILED;
  if (isDetailed) paintCells(context, picture, place, colours);
  else paintPixels(context, picture, place, colours);
  context.restore();
  paintLabels(context, picture, place, sight, colours);
}

interface Place {
  readonly rows: { readonly first: number; readonly end: number };
  readonly columns: { readonly first: number; readonly end: number };
  /** Where the map’s corner is on the canvas. */
  readonly x: number;
  readonly y: number;
}

function rowsInSight({ map, layout, margin }: MapPicture, { top, height }: Sight): Place['rows'] {
  const first = Math.min(map.rows, Math.max(0, Math.floor(top / layout.stepY)));
  const end = Math.ceil((top + height - margin.top) / layout.stepY);
  return { first, end: Math.min(map.rows, Math.max(first, end)) };
}

function columnsInSight({ map, layout, margin }: MapPicture, { left, width }: Sight): Place['columns'] {
  const gaps = (layout.groupGap * map.columns) / map.groupSize;
  const first = Math.min(map.columns, Math.max(0, Math.floor((left - gaps) / layout.stepX)));
  let end = Math.min(map.columns, Math.ceil((left + width) / layout.stepX));
  while (end > first && leftOf(end - 1, map.groupSize, layout) > left + width - margin.left) end--;
  return { first, end };
}

function paintPixels(
  context: CanvasRenderingContext2D,
  picture: MapPicture,
  place: Place,
  colours: ThemeColours,
): void {
  const { columns, map, layout, domain, framed } = picture;
  const [width, height] = [place.columns.end - place.columns.first, place.rows.end - place.rows.first];
  if (width <= 0 || height <= 0) return;
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const [plate, hatch] = [packed(context, colours.plate), packed(context, colours.hatchB)];
  let pixel = 0;
  for (let row = place.rows.first; row < place.rows.end; row++) {
    for (let column = place.columns.first; column < place.columns.end; column++) {
      const cell = map.cellAt(column, row);
      const level = columns.level[cell] ?? Number.NaN;
      pixels[pixel++] = !Number.isNaN(level) ? ramp.at(level, domain) : columns.isKnown(cell) ? hatch : plate;
    }
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  const y = place.y + place.rows.first * layout.stepY;
  for (let column = place.columns.first; column < place.columns.end; ) {
    const next = Math.min(place.columns.end, (Math.floor(column / map.groupSize) + 1) * map.groupSize);
    const count = next - column;
    const x = place.x + leftOf(column, map.groupSize, layout);
    context.drawImage(
      canvas,
      ...([column - place.columns.first, 0, count, height] as const),
      ...([x, y, count * layout.stepX, height * layout.stepY] as const),
    );
    column = next;
  }
  if (layout.gap > 0) clearGaps(context, picture, place);
  paintFrames(context, picture, place, colours, framed, 1);
}

function clearGaps(
  context: CanvasRenderingContext2D,
  { map, layout }: MapPicture,
  { rows, columns, x, y }: Place,
): void {
  const { gap, stepX, stepY } = layout;
  const top = y + rows.first * stepY;
  const bottom = y + rows.end * stepY;
  for (let column = columns.first; column < columns.end; column++) {
    context.clearRect(x + leftOf(column, map.groupSize, layout) + stepX - gap / 2, top, gap / 2, bottom - top);
  }
  for (let row = rows.first; row < rows.end; row++) {
    context.clearRect(x, y + (row + 1) * stepY - gap / 2, layout.width, gap / 2);
  }
}

function paintCells(context: CanvasRenderingContext2D, picture: MapPicture, place: Place, colours: ThemeColours): void {
  const { columns, map, layout, domain, framed, scale } = picture;
  const [low, high] = domain;
  const [width, height] = [layout.stepX - layout.gap, layout.stepY - layout.gap];
  const hatch = hatchPattern(context, colours);
  const hasDecimals = layout.stepX >= WITH_DECIMALS * scale;
  context.font = `${String((hasDecimals ? 11 : 9) * scale)}px ${LABEL_FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = place.rows.first; row < place.rows.end; row++) {
    for (let column = place.columns.first; column < place.columns.end; column++) {
      const cell = map.cellAt(column, row);
      const level = columns.level[cell] ?? Number.NaN;
      const x = place.x + leftOf(column, map.groupSize, layout);
      const y = place.y + row * layout.stepY;
      const isKnown = columns.isKnown(cell);
      const hasLoss = !Number.isNaN(level);
      const fill = colourAt(SEQUENTIAL, (level - low) / (high - low));
      context.fillStyle = hasLoss ? `rgb(${fill.map(Math.round).join(' ')})` : isKnown ? hatch : colours.plate;
      context.beginPath();
      context.roundRect(x, y, width, height, 3);
      context.fill();
      if (!isKnown) continue;
      const ink = hasLoss && needsLightInk(fill) ? INK.light : hasLoss ? INK.dark : colours.ink;
      if (hasLoss && layout.stepX >= WITH_LABEL * scale) {
        context.fillStyle = ink;
        const text = cellLabel(columns.lowestLoss[cell] ?? null, hasDecimals ? 1 : 0);
        context.fillText(text, x + width / 2, y + height / 2 + (hasDecimals ? 3 : 5));
      }
      if (layout.stepX >= WITH_MARK && (!hasLoss || columns.vanishes(cell))) {
        paintMark(context, x + width - 6, y + 6, ink, hasLoss);
      }
    }
  }
  paintFrames(context, picture, place, colours, framed, 2.5);
}

/** A check mark where a trial vanishes, a cross where no loss was finite. */
function paintMark(context: CanvasRenderingContext2D, x: number, y: number, ink: string, isCheck: boolean): void {
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  context.beginPath();
  if (isCheck) {
    context.moveTo(x - 3, y + 0.2);
    context.lineTo(x - 1, y + 2.2);
    context.lineTo(x + 3, y - 2.2);
  } else {
    context.moveTo(x - 2.5, y - 2.5);
    context.lineTo(x + 2.5, y + 2.5);
    context.moveTo(x + 2.5, y - 2.5);
    context.lineTo(x - 2.5, y + 2.5);
  }
  context.stroke();
}

function paintFrames(
  context: CanvasRenderingContext2D,
  { map, layout }: MapPicture,
  { rows, columns, x, y }: Place,
  colours: ThemeColours,
  framed: ReadonlySet<number>,
  lineWidth: number,
): void {
  const width = Math.min(lineWidth, layout.stepX / 3);
  context.strokeStyle = colours.outline;
  context.lineWidth = width;
  for (const cell of framed) {
    const place = map.placeOf(cell);
    if (place === null) continue;
    const { column, row } = place;
    if (row < rows.first || row >= rows.end || column < columns.first || column >= columns.end) continue;
    context.beginPath();
    context.roundRect(
      x + leftOf(column, map.groupSize, layout) + width / 2 - 0.5,
      y + row * layout.stepY + width / 2 - 0.5,
      layout.stepX - layout.gap - width + 1,
      layout.stepY - layout.gap - width + 1,
      layout.stepX >= DETAILED ? 4 : 0,
    );
    context.stroke();
  }
}

function paintLabels(
  context: CanvasRenderingContext2D,
  { map, layout, margin, columnLabel, rowLabel, corner, scale }: MapPicture,
  { rows, columns, x, y }: Place,
  sight: Sight,
  colours: ThemeColours,
): void {
  context.font = `${String(11 * scale)}px ${LABEL_FONT}`;
  context.fillStyle = colours.muted;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  let free = margin.left - 10;
  for (let column = columns.first; column < columns.end; column++) {
    const text = columnLabel(column);
    if (text === null) continue;
    const centre = x + leftOf(column, map.groupSize, layout) + (layout.stepX - layout.gap) / 2;
    const half = context.measureText(text).width / 2;
    if (centre - half < free + 4 || centre < margin.left - 2 || centre > sight.width) continue;
    context.fillText(text, Math.max(centre, half), margin.top / 2);
    free = centre + half;
  }
  context.textAlign = 'right';
  context.fillText(corner, margin.left - 8, margin.top / 2);
  let above = -Infinity;
  for (let row = rows.first; row < rows.end; row++) {
    const text = rowLabel(row);
    const centre = y + row * layout.stepY + (layout.stepY - layout.gap) / 2;
    if (text === null || centre < margin.top || centre - above < 12 * scale) continue;
    context.fillText(text, margin.left - 8, centre);
    above = centre;
  }
}

/** Diagonal stripes as the figures have them. */
function hatchPattern(context: CanvasRenderingContext2D, { hatchA, hatchB }: ThemeColours): CanvasPattern | string {
  const size = 8;
  const tile = new OffscreenCanvas(size, size);
  const stripes = tile.getContext('2d');
  if (stripes === null) return hatchB;
  stripes.fillStyle = hatchA;
  stripes.fillRect(0, 0, size, size);
  stripes.strokeStyle = hatchB;
  stripes.lineWidth = 2.6;
  stripes.beginPath();
  for (const shift of [-size, 0, size]) {
    stripes.moveTo(shift - 1, size + 1);
    stripes.lineTo(shift + size + 1, -1);
  }
  stripes.stroke();
  return context.createPattern(tile, 'repeat') ?? hatchB;
}

/** A colour of CSS as one number of `ImageData`. */
function packed(context: CanvasRenderingContext2D, colour: string): number {
  const before = context.fillStyle;
  context.fillStyle = colour;
  const hex = context.fillStyle;
  context.fillStyle = before;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return new Uint32Array(Uint8Array.of(red ?? 0, green ?? 0, blue ?? 0, 255).buffer)[0] ?? 0;
}
