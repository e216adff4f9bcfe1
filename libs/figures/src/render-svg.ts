import { View, Warn, parse } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import { FONT_STACK } from './theme.js';
import { typesetSymbols } from './typeset.js';

/** How an SVG is written. */
export interface RenderOptions {
  /** Put before every id inside the SVG, so that several SVGs can stand in one page. */
  readonly idPrefix?: string;
}

/**
 * Draws a specification as one SVG text, without a canvas or a browser; the same code runs in both.
 *
 * Path coordinates are rounded to 1/100 pixel, the font is named once, and `N_g` and its like are set with lowered indices.
 *
 * @throws Error when the specification is not valid Vega-Lite
 */
export async function renderSvg(spec: TopLevelSpec, { idPrefix = '' }: RenderOptions = {}): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none', logLevel: Warn });
  try {
    return prefixIds(typesetSymbols(nameFontOnce(roundPaths(await view.toSVG()))), idPrefix);
  } finally {
    view.finalize();
  }
}

function roundPaths(svg: string): string {
  return svg.replace(/ d="[^"]*"/g, (path) =>
    path.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2)))),
  );
}

function nameFontOnce(svg: string): string {
  return svg.replaceAll(` font-family="${FONT_STACK}"`, '').replace('<svg ', `<svg font-family="${FONT_STACK}" `);
}

function prefixIds(svg: string, prefix: string): string {
  return prefix === '' ? svg : svg.replace(/ id="/g, ` id="${prefix}`).replace(/url\(#/g, `url(#${prefix}`);
}
