import type { GeneratorAction } from '@liesweep/api-contract';
import type { PlanePoint } from '@liesweep/figures/contour-lines';

/** Values of φ on a grid. */
export type ContourGrid = NonNullable<GeneratorAction['contours']>;

/** φ between the points of its grid, linear along both axes; NaN outside, and beside a point without a value. */
export function contourFunction({ x, y, values }: ContourGrid): (point: PlanePoint) => number {
  return ([px, py]) => {
    const column = placeIn(x, px);
    const row = placeIn(y, py);
    if (column === null || row === null) return Number.NaN;
    const at = (i: number, j: number): number => values[row.index + j]?.[column.index + i] ?? Number.NaN;
    const along = (j: number): number =>
      column.share === 0 ? at(0, j) : at(0, j) + column.share * (at(1, j) - at(0, j));
    return row.share === 0 ? along(0) : along(0) + row.share * (along(1) - along(0));
  };
}

/** Where a value stands between the ascending, evenly spaced points of an axis. */
function placeIn(axis: readonly number[], value: number): { index: number; share: number } | null {
  const [first = Number.NaN, last = Number.NaN] = [axis[0], axis.at(-1)];
  const place = ((value - first) / (last - first)) * (axis.length - 1);
  const slack = 1e-9 * axis.length;
  if (!(place >= -slack && place <= axis.length - 1 + slack)) return null;
  const index = Math.min(axis.length - 1, Math.max(0, Math.floor(place + slack)));
  const share = Math.max(0, place - index);
  return share < slack ? { index, share: 0 } : { index, share };
}
