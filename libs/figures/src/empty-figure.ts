import type { TopLevelSpec } from 'vega-lite';

import { INK } from './palettes.js';
import { theme } from './theme.js';

/** A figure that says in words why there is nothing to draw. */
export function emptyFigure(sentence: string): TopLevelSpec {
  return {
    config: theme,
    width: 300,
    height: 40,
    data: { values: [{ sentence }] },
    mark: { type: 'text', color: INK.muted, fontSize: 13, align: 'left', x: 4 },
    encoding: { text: { field: 'sentence', type: 'nominal' } },
  };
}
