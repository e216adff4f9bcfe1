import { contourLevels, type PlanePoint } from './contour-lines.js';
import type { PlaneBox } from './plane-frame.js';

/** Where a function is larger than `level`: closed rings, each a list of points. */
export interface ContourRegion {
  readonly level: number;
  readonly rings: readonly (readonly PlanePoint[])[];
}

/** Steps of the grid per side. */
const RESOLUTION = 60;

/** Corners of a cell in the order of the sides between them, side k from corner k to corner k + 1. */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/**
 * The regions of a rectangle in which a function exceeds levels that part the rectangle in equal areas, ascending: painted over
 * each other they are its filled contours. Points where it is not finite belong to no region.
 *
 * Marching squares around the values on a grid, and a border around it that is below every level, so that all rings close.
 */
export function contourRegions(value: (x: PlanePoint) => number, box: PlaneBox): ContourRegion[] {
  const side = RESOLUTION + 1;
  const place = ([from, to]: readonly [number, number], step: number): number =>
    from + ((to - from) * step) / RESOLUTION;
  const grid = Array.from({ length: side * side }, (_, index) =>
    value([place(box.x1, index % side), place(box.x2, Math.floor(index / side))]),
  );
  const valueAt = (column: number, row: number): number => {
    const isOutside = column < 0 || row < 0 || column >= side || row >= side;
    const found = isOutside ? Number.NaN : (grid[row * side + column] ?? Number.NaN);
    return Number.isFinite(found) ? found : -Infinity;
  };
  return contourLevels(grid).map((level) => ({ level, rings: ringsAt(level, valueAt, side, box, place) }));
}

function ringsAt(
  level: number,
  valueAt: (column: number, row: number) => number,
  side: number,
  box: PlaneBox,
  place: (range: readonly [number, number], step: number) => number,
): PlanePoint[][] {
  const following = new Map<string, { readonly next: string; readonly point: PlanePoint }>();
  const crossing = (a: readonly [number, number], b: readonly [number, number]): PlanePoint => {
    const [va, vb] = [valueAt(...a), valueAt(...b)];
    // towards a point without value the ring ends at the last one that has one
    const share = va === -Infinity ? 1 : vb === -Infinity ? 0 : (level - va) / (vb - va);
    return [place(box.x1, a[0] + share * (b[0] - a[0])), place(box.x2, a[1] + share * (b[1] - a[1]))];
  };
  for (let row = -1; row < side; row += 1) {
    for (let column = -1; column < side; column += 1) {
      const corners = CORNERS.map(([right, up]) => [column + right, row + up] as const);
      const isAbove = corners.map((corner) => valueAt(...corner) > level);
      const sides = [0, 1, 2, 3].filter((k) => isAbove[k] !== isAbove[(k + 1) % 4]);
      for (const entered of sides.filter((k) => !isAbove[k])) {
        // the side by which the ring leaves, with what is above on its one hand
        const left = sides.length === 2 ? sides.find((k) => k !== entered) : (entered + 1) % 4;
        const [a, b] = [corners[entered], corners[(entered + 1) % 4]];
        const [c, d] = [corners[left ?? 0], corners[((left ?? 0) + 1) % 4]];
        if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
        following.set(sideKey(a, b), { next: sideKey(c, d), point: crossing(a, b) });
      }
    }
  }
  const rings: PlanePoint[][] = [];
  while (following.size > 0) {
    const ring: PlanePoint[] = [];
    let [key] = following.keys();
    while (key !== undefined) {
      const step: { readonly next: string; readonly point: PlanePoint } | undefined = following.get(key);
      following.delete(key);
      if (step !== undefined) ring.push(step.point);
      key = step?.next;
    }
    rings.push(ring);
  }
  return rings;
}

/** The same for both cells that share a side. */
function sideKey(a: readonly [number, number], b: readonly [number, number]): string {
  return `${String(a[0] + b[0])},${String(a[1] + b[1])}`;
}
