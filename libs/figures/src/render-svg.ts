import { View, Warn, parse } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import { FONT_STACK } from './theme.js';
import { typesetSymbols } from './typeset.js';

/**
 * Draws a specification as one SVG text, without a canvas or a browser; the same code runs in both.
 *
 * Coordinates are rounded to 1/10 pixel, the font is named once, `N_g` and its like are set with lowered indices, and ids are
 * counted from 0, so that equal specifications are drawn as equal texts.
 *
 * @throws Error when the specification is not valid Vega-Lite
 */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none', logLevel: Warn });
  try {
    return typesetSymbols(nameFontOnce(countIds(roundCoordinates(await view.toSVG()))));
  } finally {
    view.finalize();
  }
}

/** Puts a prefix before every id inside an SVG and every reference to one, so that several SVGs can stand in one page. */
export function prefixIds(svg: string, prefix: string): string {
  return svg.replace(/ id="/g, ` id="${prefix}`).replace(/url\(#/g, `url(#${prefix}`);
}

function roundCoordinates(svg: string): string {
  return svg.replace(/ (d|transform)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(1)))),
  );
}

/** Vega counts its ids through all drawings of a process. */
function countIds(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]*?)\d+"/g)].map(([id]) => id.slice(5, -1)))];
  return ids.reduce(
    (text, id, index) =>
      text
        .replaceAll(` id="${id}"`, ` id="${id.replace(/\d+$/, '')}-${String(index)}"`)
        .replaceAll(`url(#${id})`, `url(#${id.replace(/\d+$/, '')}-${String(index)})`),
    svg,
  );
}

function nameFontOnce(svg: string): string {
  return svg.replaceAll(` font-family="${FONT_STACK}"`, '').replace('<svg ', `<svg font-family="${FONT_STACK}" `);
}
