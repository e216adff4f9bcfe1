/** How a cell of a phase diagram looks: asked by the heat map and by the live page, so that both show the same. Without vega. */
import type { PhaseDiagramCell } from '@liesweep/phase-diagram';
import { decade, decadeDomain } from './decades.js';
import { decimals } from './notation.js';
import { SEQUENTIAL, colourAt, needsLightInk } from './palettes.js';

/** The colour scale covers at least these decades, so that diagrams in which all cells agree are not over-drawn. */
const SMALLEST_DOMAIN = [-12, 1] as const;

/** What a cell is drawn as. */
export interface CellColour {
  /** log₁₀ of the lowest loss, at least −16; null where no loss was finite: then it is hatched (`HATCH`). */
  readonly level: number | null;
  /** Red, green and blue, 0 to 255; null where it is hatched. */
  readonly fill: readonly [red: number, green: number, blue: number] | null;
  /** Whether what is written on it reads better in light ink (`INK.light`) than in dark ink. */
  readonly isLight: boolean;
  /** What is marked in its corner. */
  readonly mark: 'vanishes' | 'no finite loss' | null;
}

/** Whole decades that hold log₁₀ of all lowest losses of a diagram: the two ends of its colour scale. */
export function lossDomain(lowestLosses: readonly (number | null)[]): readonly [low: number, high: number] {
  return decadeDomain(lowestLosses.map(decade), SMALLEST_DOMAIN);
}

/** What a cell is drawn as on the colour scale of its diagram, see `lossDomain`. */
export function cellColour(
  { lowestLoss, vanishing }: Pick<PhaseDiagramCell, 'lowestLoss' | 'vanishing'>,
  [low, high]: readonly [low: number, high: number],
): CellColour {
  const level = decade(lowestLoss);
  if (level === null) return { level, fill: null, isLight: false, mark: 'no finite loss' };
  const fill = colourAt(SEQUENTIAL, (level - low) / (high - low));
  return { level, fill, isLight: needsLightInk(fill), mark: vanishing ? 'vanishes' : null };
}

/** log₁₀ of the lowest loss as it is written on a cell: `−12.3`; `0` for an exact zero, nothing where it is hatched. */
export function cellLabel(lowestLoss: number | null, digits: number): string {
  const level = decade(lowestLoss);
  return lowestLoss === 0 ? '0' : level === null ? '' : decimals(level, digits);
}
