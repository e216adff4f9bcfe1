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

/** A coordinate in tenths of a pixel. */
export function coordinate(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
