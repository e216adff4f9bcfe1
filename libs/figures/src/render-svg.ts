import { View, Warn, parse } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import { FONT_STACK } from './theme.js';
import { typesetSymbols } from './typeset.js';

/**
 * Draws a specification as one SVG text, without a canvas or a browser; the same code runs in both.
 *
 * Path coordinates are rounded to 1/10 pixel, the font is named once, and `N_g` and its like are set with lowered indices.
 *
 * @throws Error when the specification is not valid Vega-Lite
 */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none', logLevel: Warn });
  try {
    return typesetSymbols(nameFontOnce(roundPaths(await view.toSVG())));
  } finally {
    view.finalize();
  }
}

/** Puts a prefix before every id inside an SVG and every reference to one, so that several SVGs can stand in one page. */
export function prefixIds(svg: string, prefix: string): string {
  return svg.replace(/ id="/g, ` id="${prefix}`).replace(/url\(#/g, `url(#${prefix}`);
}

function roundPaths(svg: string): string {
  return svg.replace(/ d="[^"]*"/g, (path) =>
    path.replace(/-?\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1)))),
  );
}

function nameFontOnce(svg: string): string {
  return svg.replaceAll(` font-family="${FONT_STACK}"`, '').replace('<svg ', `<svg font-family="${FONT_STACK}" `);
}
