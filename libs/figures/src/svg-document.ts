import { INK } from './palettes.js';
import { FONT_STACK } from './theme.js';
import { typesetSymbols } from './typeset.js';

/** How a text in an SVG looks; by default 11 px, dark, from its left end. */
export interface SvgTextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly colour?: string;
  readonly weight?: number;
}

/** An SVG on white ground from its marks, in the look of the other figures. */
export function svgDocument(width: number, height: number, marks: readonly string[]): string {
  const [w, h] = [String(Math.ceil(width)), String(Math.ceil(height))];
  return typesetSymbols(
    `<svg font-family="${FONT_STACK}" xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">` +
      `<rect width="${w}" height="${h}" fill="#ffffff"/>${marks.join('')}</svg>`,
  );
}

/** A text at a point of its baseline; its content is escaped. */
export function svgText(
  x: number,
  y: number,
  content: string,
  { anchor = 'start', size = 11, colour = INK.dark, weight = 400 }: SvgTextStyle = {},
): string {
  return (
    `<text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}" font-size="${String(size)}px" ` +
    `font-weight="${String(weight)}" fill="${colour}">${escapeXml(content)}</text>`
  );
}

/** A sentence in place of a figure that has nothing to show. */
export function emptyDocument(reason: string): string {
  return svgDocument(320, 40, [svgText(8, 24, reason, { colour: INK.muted, size: 12 })]);
}

/** An arrow of some pixels that is centred at a point, or its head alone. */
export function arrowMark(
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  length: number,
  colour: string,
  part: 'whole' | 'head' = 'whole',
): string {
  const norm = Math.hypot(dx, dy) || 1;
  const place = (along: number, across: number): string =>
    `${coordinate(x + (along * dx - across * dy) / norm)},${coordinate(y + (along * dy + across * dx) / norm)}`;
  const head = Math.min(part === 'head' ? length : 0.45 * length, 8);
  const [tip, neck, half] =
    part === 'head' ? [head / 2, -head / 2, 0.5 * head] : [length / 2, length / 2 - head, 0.42 * head];
  const tail = part === 'head' ? '' : `M${place(-length / 2, 0)}L${place(neck, 0)}`;
  return (
    (tail === '' ? '' : `<path d="${tail}" stroke="${colour}" stroke-width="1.2"/>`) +
    `<path d="M${place(tip, 0)}L${place(neck, half)}L${place(neck, -half)}Z" fill="${colour}"/>`
  );
}

/** A coordinate in tenths of a pixel. */
export function coordinate(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
