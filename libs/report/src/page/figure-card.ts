import { prefixIds } from '@liesweep/figures';

import { fragment, markup, type Html } from './fragment.js';

/** The same figures drawn for wide and for narrow pages, by file name. */
export interface DrawnFigures {
  readonly wide: ReadonlyMap<string, string>;
  readonly narrow: ReadonlyMap<string, string>;
}

/** One figure on a white card; a narrow page shows the drawing made for it. */
export function figureCard(drawn: DrawnFigures, name: string, label: string, caption: Html | null): Html {
  const [wide = '', narrow = ''] = [drawn.wide.get(name), drawn.narrow.get(name)];
  const drawings =
    wide === narrow
      ? fragment`<div class="scroll" tabindex="0">${inline(wide, `${name}-`)}</div>`
      : fragment`<div class="scroll on-wide" tabindex="0">${inline(wide, `${name}-wide-`)}</div>
          <div class="scroll on-narrow" tabindex="0">${inline(narrow, `${name}-narrow-`)}</div>`;
  return fragment`<figure class="card" role="group" aria-label="${label}">
    ${drawings} ${caption === null ? null : fragment`<figcaption>${caption}</figcaption>`}
  </figure>`;
}

/** The natural width goes along as a CSS variable: a figure may shrink a little before it scrolls. */
function inline(svg: string, prefix: string): Html {
  const width = /<svg [^>]*?width="([\d.]+)"/.exec(svg)?.[1] ?? '0';
  return markup(prefixIds(svg, prefix).replace('<svg ', `<svg style="--natural:${width}px" `));
}
