/** A point of the plane. */
export type PlanePoint = readonly [x1: number, x2: number];

/** One contour: where a function has the value `level`, as straight pieces. */
export interface ContourLine {
  readonly level: number;
  readonly pieces: readonly (readonly [from: PlanePoint, to: PlanePoint])[];
}

/** Steps of the grid per side: pieces are then so short that no corner shows. */
const RESOLUTION = 48;
const LEVEL_COUNT = 8;

/**
 * Contour lines of a function on the square [−extent, extent]², at levels that part the square in equal areas.
 *
 * Marching triangles: the function is taken as linear on each half of a grid cell, so every piece is exact to second
 * order and no cell is ambiguous. Cells with a value that is not finite have no contour.
 */
export function contourLines(value: (x: PlanePoint) => number, extent: number): ContourLine[] {
  const at = (index: number): number => extent * ((2 * index) / RESOLUTION - 1);
  const indices = Array.from({ length: RESOLUTION + 1 }, (_, index) => index);
  const corners = indices.map((j) =>
    indices.map((i): Corner => ({ place: [at(i), at(j)], height: value([at(i), at(j)]) })),
  );
  const triangles = trianglesOf(corners);
  return contourLevels(corners.flat().map(({ height }) => height)).map((level) => ({
    level,
    pieces: triangles.flatMap((triangle) => crossing(triangle, level)),
  }));
}

interface Corner {
  readonly place: PlanePoint;
  readonly height: number;
}

type Triangle = readonly [Corner, Corner, Corner];

/** Both halves of every cell whose four corners are finite. */
function trianglesOf(corners: readonly (readonly Corner[])[]): Triangle[] {
  return corners.slice(1).flatMap((upper, j) =>
    upper.slice(1).flatMap((d, i): Triangle[] => {
      const [a, b, c] = [corners[j]?.[i], corners[j]?.[i + 1], upper[i]];
      if (a === undefined || b === undefined || c === undefined) return [];
      if (![a, b, c, d].every(({ height }) => Number.isFinite(height))) return [];
      return [
        [a, b, c],
        [d, c, b],
      ];
    }),
  );
}

/** The piece of a contour inside a triangle: none, or one between the two edges that it crosses. */
function crossing([a, b, c]: Triangle, level: number): (readonly [PlanePoint, PlanePoint])[] {
  const [first, second] = [
    [a, b],
    [b, c],
    [c, a],
  ].flatMap(([from, to]) => {
    if (from === undefined || to === undefined || from.height < level === to.height < level) return [];
    const share = (level - from.height) / (to.height - from.height);
    const between = (axis: 0 | 1): number => from.place[axis] + share * (to.place[axis] - from.place[axis]);
    return [[between(0), between(1)] as const];
  });
  return first === undefined || second === undefined ? [] : [[first, second]];
}

/** The levels of the contours of a function from its values at evenly spread points: quantiles of those that are finite, without repetitions; a constant function has none. */
export function contourLevels(values: readonly number[]): number[] {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((p, q) => p - q);
  const quantiles = Array.from(
    { length: LEVEL_COUNT },
    (_, index) => sorted[Math.floor(((index + 0.5) / LEVEL_COUNT) * sorted.length)] ?? NaN,
  );
  const isInside = (level: number): boolean => level > (sorted[0] ?? NaN) && level < (sorted.at(-1) ?? NaN);
  return [...new Set(quantiles)].filter(isInside);
}
