import type { FigureLayout } from './layout.js';
import { decimals } from './notation.js';
import { INK, TERM_COLOURS } from './palettes.js';
import { pngDataUri } from './png-data-uri.js';
import { coordinate, svgDocument, svgText } from './svg-document.js';

/** One picture along a flow. */
export interface StripImage {
  /** Rows of brightness, 0 dark to 1 bright. */
  readonly rows: readonly (readonly number[])[];
  /** What the classifier says, such as `3`. */
  readonly label: string;
  /** One logit per class. */
  readonly logits: readonly number[];
}

/** One sample, moved along one generator. */
export interface DigitStrip {
  /** Such as `𝕁₁`. */
  readonly title: string;
  readonly images: readonly StripImage[];
  /** Position of the sample itself among the images. */
  readonly original: number;
}

const GREYS = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey] as const);
const MARGIN = 8;
const SIZES = { wide: { image: 84, gap: 12, title: 92 }, narrow: { image: 41, gap: 3, title: 0 } } as const;
/** Height below an image for its label and the bars of its logits. */
const FOOT = { label: 17, bars: 26, numbers: 12 } as const;
const BETWEEN_STRIPS = 16;

/**
 * Samples moved along a symmetry: one row of pictures each, the sample itself framed, and below every picture the label
 * and one bar per logit. Along a symmetry the pictures change while label and bars stay.
 *
 * @returns an SVG
 */
export function digitStrips(strips: readonly DigitStrip[], layout: FigureLayout = 'wide'): string {
  const { image, gap, title } = SIZES[layout];
  const titleHeight = layout === 'wide' ? 0 : 18;
  const stripHeight = titleHeight + image + FOOT.label + FOOT.bars + FOOT.numbers + BETWEEN_STRIPS;
  const count = Math.max(1, ...strips.map(({ images }) => images.length));
  const width = 2 * MARGIN + title + count * (image + gap) - gap;
  const largest =
    Math.max(...strips.flatMap(({ images }) => images.flatMap(({ logits }) => logits.map(Math.abs))), 0) || 1;
  const marks = strips.flatMap((strip, index) => {
    const top = MARGIN + index * stripHeight;
    const name =
      layout === 'wide'
        ? svgText(MARGIN, top + image / 2 + 5, strip.title, { size: 14 })
        : svgText(MARGIN, top + 12, strip.title, { size: 13 });
    const pictures = strip.images.map((picture, position) => {
      const x = MARGIN + title + position * (image + gap);
      return drawImage(picture, x, top + titleHeight, image, largest, position === strip.original);
    });
    return [name, ...pictures];
  });
  return svgDocument(width, 2 * MARGIN + strips.length * stripHeight - BETWEEN_STRIPS, marks);
}

function drawImage(
  { rows, label, logits }: StripImage,
  x: number,
  y: number,
  side: number,
  largest: number,
  isOriginal: boolean,
): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const picture = pngDataUri({
    width,
    height: rows.length,
    // Dark strokes on white, as ink on paper.
    pixels: rows.flatMap((row) => Array.from({ length: width }, (_, k) => 255 - grey(row[k]))),
    palette: GREYS,
  });
  const frame = isOriginal ? { colour: INK.outline, width: 3 } : { colour: '#cdd2d9', width: 1 };
  const top = y + side;
  return (
    `<image x="${coordinate(x)}" y="${coordinate(y)}" width="${String(side)}" height="${String(side)}" ` +
    `image-rendering="pixelated" href="${picture}"/>` +
    `<rect x="${coordinate(x)}" y="${coordinate(y)}" width="${String(side)}" height="${String(side)}" fill="none" ` +
    `stroke="${frame.colour}" stroke-width="${String(frame.width)}"/>` +
    svgText(x + side / 2, top + FOOT.label - 3, `“${label}”`, {
      anchor: 'middle',
      size: 12,
      weight: isOriginal ? 700 : 400,
    }) +
    logitBars(logits, x, top + FOOT.label, side, largest)
  );
}

/** One bar per logit about a zero line, the largest in dark, and its value below. */
function logitBars(logits: readonly number[], x: number, y: number, side: number, scale: number): string {
  const step = side / Math.max(1, logits.length);
  const highest = logits.reduce((best, logit, index) => (logit > (logits[best] ?? NaN) ? index : best), 0);
  const zero = y + FOOT.bars / 2;
  const bars = logits.map((logit, index) => {
    const length = Number.isFinite(logit) ? (Math.abs(logit) / scale) * (FOOT.bars / 2) : 0;
    const top = logit > 0 ? zero - length : zero;
    const colour = index === highest ? TERM_COLOURS.invariance : '#b6bcc6';
    return `<rect x="${coordinate(x + index * step + 0.5)}" y="${coordinate(top)}" width="${coordinate(step - 1)}" height="${coordinate(Math.max(0.5, length))}" fill="${colour}"/>`;
  });
  const value = logits[highest];
  const text = value === undefined || !Number.isFinite(value) ? 'not finite' : decimals(value, side > 60 ? 2 : 1);
  return (
    `<g class="logits">${bars.join('')}</g>` +
    svgText(x + side / 2, y + FOOT.bars + FOOT.numbers - 1, text, { anchor: 'middle', size: 10, colour: INK.muted })
  );
}

function grey(brightness: number | undefined): number {
  return Math.round(255 * Math.min(1, Math.max(0, brightness ?? 0)));
}
