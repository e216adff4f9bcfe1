import type { PlanePoint } from './contour-lines.js';
import { INK } from './palettes.js';
import { boxAround, planeFrame, type PanelPlace, type PlaneFrame } from './plane-frame.js';
import { coordinate, svgText } from './svg-document.js';

/** Paths of any number of features, laid onto a panel. */
export interface ProjectedPaths {
  readonly frame: PlaneFrame;
  readonly paths: readonly (readonly PlanePoint[])[];
}

/** Seen from the front, a little from the right and above: how far an axis goes to the right and up. */
const VIEW = [
  [-0.5, -0.34],
  [0.86, -0.14],
  [0, 0.93],
] as const;

/** Of every path its points, each n numbers. */
export type Paths = readonly (readonly (readonly number[])[])[];

/**
 * Lays paths of n features onto a panel: one feature against t, two as they are, three in parallel perspective, of more the two
 * that move most.
 *
 * @param ends paths of one point each at the end of the time, which are laid onto the same plane and follow the others
 */
export function projectPaths(
  paths: Paths,
  names: readonly string[],
  duration: number,
  place: PanelPlace,
  ends: Paths = [],
): ProjectedPaths {
  const n = names.length;
  if (n === 1) {
    const drawn = [...paths, ...ends].map((path) =>
      path.map(
        ([x = Number.NaN], step): PlanePoint => [x, path.length < 2 ? duration : (duration * step) / (path.length - 1)],
      ),
    );
    const across = boxAround(drawn.flat()).x1;
    const frame = planeFrame(place, { x1: across, x2: [-0.08 * duration, 1.08 * duration] }, [
      names[0] ?? '',
      timeName(names),
    ]);
    return { frame, paths: drawn };
  }
  if (n === 3) return inPerspective([...paths, ...ends], names, place);
  const [a, b] = n === 2 ? [0, 1] : mostMoved(paths, n);
  const drawn = [...paths, ...ends].map((path) =>
    path.map((x): PlanePoint => [x[a] ?? Number.NaN, x[b] ?? Number.NaN]),
  );
  const frame = planeFrame(place, boxAround(drawn.flat()), [names[a] ?? '', names[b] ?? '']);
  return { frame, paths: drawn };
}

/** What the time of a flow is called: t, unless a feature is. */
export function timeName(names: readonly string[]): string {
  return names.includes('t') ? 's' : 't';
}

/** The feature that changes most along the paths, and the one that changes most in another way; of equal ones the first. */
function mostMoved(paths: Paths, n: number): [number, number] {
  const moves = Array.from({ length: n }, (_, feature) =>
    paths.map((path) => (path.at(-1)?.[feature] ?? 0) - (path[0]?.[feature] ?? 0)),
  );
  const first = largestOf(moves);
  const [along = []] = moves.slice(first, first + 1);
  const square = dot(along, along) || 1;
  const second = largestOf(
    moves.map((move) => {
      const share = dot(move, along) / square;
      return move.map((entry, p) => entry - share * (along[p] ?? 0));
    }),
    first,
  );
  return first < second ? [first, second] : [second, first];
}

/** The position of the longest vector, of equal ones the first. */
function largestOf(vectors: readonly (readonly number[])[], except = -1): number {
  const lengths = vectors.map((vector, index) => (index === except ? -1 : Math.hypot(...vector)));
  const longest = Math.max(...lengths);
  return lengths.findIndex((length) => length >= longest * (1 - 1e-9));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, entry, index) => sum + entry * (b[index] ?? Number.NaN), 0);
}

function inPerspective(
  paths: Paths,
  names: readonly string[],
  { left, top, width, height, index }: PanelPlace,
): ProjectedPaths {
  const project = (x: readonly number[]): PlanePoint => [
    VIEW.reduce((sum, [right], j) => sum + right * (x[j] ?? Number.NaN), 0),
    VIEW.reduce((sum, [, up], j) => sum + up * (x[j] ?? Number.NaN), 0),
  ];
  const drawn = paths.map((path) => path.map(project));
  const box = boxAround(drawn.flat(), 1, 0.14);
  const at = ([a, b]: PlanePoint): PlanePoint => [
    left + ((a - box.x1[0]) / (box.x1[1] - box.x1[0])) * width,
    top + height - ((b - box.x2[0]) / (box.x2[1] - box.x2[0])) * height,
  ];
  const clip = `panel-${String(index)}`;
  const [originX, originY] = [left + 34, top + height + 14];
  const axes = VIEW.map(([right, up], j) => {
    const [x, y] = [originX + 26 * right, originY - 26 * up];
    return (
      `<path d="M${coordinate(originX)},${coordinate(originY)}L${coordinate(x)},${coordinate(y)}" stroke="${INK.muted}"/>` +
      svgText(originX + 35 * right, originY - 35 * up + 4, names[j] ?? '', {
        anchor: 'middle',
        colour: INK.muted,
        size: 12,
      })
    );
  });
  const sizes = `x="${coordinate(left)}" y="${coordinate(top)}" width="${coordinate(width)}" height="${coordinate(height)}"`;
  return {
    frame: {
      at,
      around: (marks) =>
        `<clipPath id="${clip}"><rect ${sizes}/></clipPath><g clip-path="url(#${clip})">${marks.join('')}</g>` +
        `<rect ${sizes} fill="none" stroke="#dfe3e8"/>${axes.join('')}`,
    },
    paths: drawn,
  };
}
