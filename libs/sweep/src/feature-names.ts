import type { SweepSpec } from './sweep-spec.js';

/** What few features are called where nothing else names them. */
const SHORT_NAMES = ['x', 'y', 'z', 'w'];

/** What an expression can use as a name. */
const NAME = /^[A-Za-z]\w{0,31}$/;

/**
 * What the n features of a vector are called: as the particles or the columns of the data file are, and otherwise x, y, z,
 * w, or x1 … xn of more than four. A column that no expression can name, for it is computed or has other characters, is x and its
 * number.
 */
export function featureNames(
  { system, data }: { readonly system: Pick<SweepSpec['system'], 'particles'>; readonly data: SweepSpec['data'] },
  dimension: number,
): readonly string[] {
  const numbered = (position: number): string => `x${String(position + 1)}`;
  if (system.particles !== undefined) return system.particles.features;
  if (!('features' in data) || data.features.length !== dimension) {
    return Array.from({ length: dimension }, (_, position) =>
      dimension <= SHORT_NAMES.length ? (SHORT_NAMES[position] ?? '') : numbered(position),
    );
  }
  const names = data.features.map((column, position) =>
    typeof column === 'string' && NAME.test(column) ? column : numbered(position),
  );
  const isDistinct = new Set(names).size === names.length;
  return isDistinct ? names : names.map((_, position) => numbered(position));
}
