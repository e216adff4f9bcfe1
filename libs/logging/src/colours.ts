import { ownSequence } from './own-sequence.js';
import type { ColourDepth } from './colour-depth.js';

type Paint = (text: string) => string;

/** What text can be set in. */
export interface Colours {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

/** The colours of a terminal, which the guard of its output lets through; text stays as it is without colours. */
export function createColours(depth: ColourDepth): Colours {
  const between = (begin: number, end: number): Paint =>
    depth === 'none'
      ? (text) => text
      : (text) => `${ownSequence(`${String(begin)}m`)}${text}${ownSequence(`${String(end)}m`)}`;
  return {
    bold: between(1, 22),
    dim: between(2, 22),
    red: between(31, 39),
    green: between(32, 39),
    yellow: between(33, 39),
    cyan: between(36, 39),
  };
}
