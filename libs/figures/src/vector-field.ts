import type { TopLevelSpec } from 'vega-lite';

import { contourLines, type PlanePoint } from './contour-lines.js';
import { emptyFigure } from './empty-figure.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { INK, SEQUENTIAL } from './palettes.js';
import { themeFor } from './theme.js';

/** A vector at a point of the plane; components that are not finite are drawn as a cross. */
export interface FieldVector {
  readonly at: PlanePoint;
  readonly vector: PlanePoint;
}

/** One panel: the field of one generator. */
export interface PlaneField {
  readonly title: string;
  readonly vectors: readonly FieldVector[];
}

/** Half the side of the square that is drawn, in units of the features' standard deviation. */
const FIELD_EXTENT = 2;

/** Small enough for a narrow page, so that a single field is one drawing for both. */
const PANEL_SIDE = 268;
const GAP = 46;
/** Even, so that no arrow stands on an axis, where fields with corners have no direction. */
const VECTORS_PER_SIDE = 14;
/** Arrows are from so many to so many grid steps long: short ones would not show their direction. */
const ARROW_LENGTHS = { shortest: 0.4, longest: 1.35 } as const;
/** An arrow that points up, in the square from −1 to 1 that Vega scales by its size. */
const ARROW = 'M-0.045,1L-0.045,-0.42L-0.24,-0.42L0,-1L0.24,-0.42L0.045,-0.42L0.045,1Z';

/** Samples a field at the middles of a square grid on [−`FIELD_EXTENT`, `FIELD_EXTENT`]². */
export function sampleField(velocity: (x: PlanePoint) => PlanePoint): FieldVector[] {
  const places = Array.from(
    { length: VECTORS_PER_SIDE },
    (_, index) => FIELD_EXTENT * ((2 * index + 1) / VECTORS_PER_SIDE - 1),
  );
  return places.flatMap((x2) => places.map((x1) => ({ at: [x1, x2] as const, vector: velocity([x1, x2]) })));
}

/** The field v(x) = 𝕁x of a linear generator, shape [2, 2]; an entry that is null makes vectors that are not finite. */
export function linearField(generator: readonly (readonly (number | null)[])[]): FieldVector[] {
  const [[a, b] = [], [c, d] = []] = generator;
  const along = (p: number | null | undefined, q: number | null | undefined, [x1, x2]: PlanePoint): number =>
    (p ?? NaN) * x1 + (q ?? NaN) * x2;
  return sampleField((x) => [along(a, b, x), along(c, d, x)]);
}

/**
 * Vector fields on the plane over the contours of the oracle: a symmetry flows along them, v(x)·∇φ(x) = 0.
 *
 * Arrows are centred at their points; they are darker and longer the larger |v|, on one scale for all panels.
 *
 * @param oracle φ, the function whose contours are drawn; null for none
 */
export function vectorField(
  fields: readonly PlaneField[],
  oracle: ((x: PlanePoint) => number) | null,
  layout: FigureLayout = 'wide',
): TopLevelSpec {
  const rows = fields.flatMap(({ title, vectors }, order) =>
    vectors.map(({ at, vector }) => ({ panel: title, order, x1: at[0], x2: at[1], ...polar(vector) })),
  );
  if (rows.length === 0) return emptyFigure('there is no generator, so no field to show');
  const side = PANEL_SIDE;
  const longest = Math.max(0, ...rows.map(({ speed }) => speed ?? 0)) || 1;
  const values = rows.map((row) => ({ ...row, size: arrowLength((row.speed ?? 0) / longest, side) ** 2 }));
  return {
    config: themeFor(layout),
    data: { values },
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'order', op: 'min' },
      header: { title: null, labelAnchor: 'middle', labelFontSize: 14, labelFontWeight: 'normal', labelPadding: 4 },
    },
    columns: Math.max(1, Math.min(fields.length, Math.floor(LAYOUT_WIDTH[layout] / (side + GAP)))),
    spacing: { row: 56, column: GAP },
    bounds: 'flush',
    spec: {
      width: side,
      height: side,
      layer: [
        ...(oracle === null ? [] : [contours(oracle)]),
        {
          name: 'arrows',
          transform: [{ filter: 'datum.speed > 0' }],
          mark: { type: 'point', shape: ARROW, filled: true, opacity: 1, strokeWidth: 0, clip: true },
          encoding: {
            x: axis('x1', 'x₁'),
            y: axis('x2', 'x₂'),
            angle: { field: 'angle', type: 'quantitative', scale: null, legend: null },
            size: { field: 'size', type: 'quantitative', scale: null, legend: null },
            color: {
              field: 'speed',
              type: 'quantitative',
              scale: { domain: [0, longest], range: [...ARROW_COLOURS], interpolate: 'rgb' },
              legend: { title: 'length of v(x)', gradientLength: 180, gradientThickness: 8, tickCount: 4 },
            },
          },
        },
        {
          name: 'at-rest',
          transform: [{ filter: 'datum.speed === 0' }],
          mark: { type: 'point', shape: 'circle', filled: true, size: 12, color: INK.muted, opacity: 1 },
          encoding: { x: axis('x1', 'x₁'), y: axis('x2', 'x₂') },
        },
        {
          name: 'without-value',
          transform: [{ filter: 'datum.speed === null' }],
          mark: { type: 'point', shape: 'cross', filled: true, size: 40, color: INK.outline, opacity: 1, angle: 45 },
          encoding: { x: axis('x1', 'x₁'), y: axis('x2', 'x₂') },
        },
      ],
    },
  };
}

/** Deep enough for thin arrows on white; from short to long. */
const ARROW_COLOURS = [SEQUENTIAL[4], SEQUENTIAL[2], SEQUENTIAL[0]] as const;

/** Length in pixels of an arrow of relative speed 0…1. */
function arrowLength(relativeSpeed: number, side: number): number {
  const { shortest, longest } = ARROW_LENGTHS;
  return (side / VECTORS_PER_SIDE) * (shortest + (longest - shortest) * relativeSpeed);
}

/** Length, and the angle clockwise from up in degrees; both null when the vector is not finite. */
function polar([v1, v2]: PlanePoint): { readonly speed: number | null; readonly angle: number | null } {
  const speed = Math.hypot(v1, v2);
  return Number.isFinite(speed) ? { speed, angle: (Math.atan2(v1, v2) * 180) / Math.PI } : { speed: null, angle: null };
}

/** One broken line per level, which every panel shows. */
function contours(oracle: (x: PlanePoint) => number) {
  const values = contourLines(oracle, FIELD_EXTENT).flatMap(({ level, pieces }, index) =>
    pieces.flatMap(([from, to], piece) => [
      { level, index, place: 3 * piece, x1: from[0], x2: from[1] },
      { level, index, place: 3 * piece + 1, x1: to[0], x2: to[1] },
      { level, index, place: 3 * piece + 2, x1: to[0], x2: null },
    ]),
  );
  return {
    name: 'contours',
    data: { values },
    mark: { type: 'line' as const, strokeWidth: 1.1, stroke: '#d9a36a', strokeCap: 'round' as const },
    encoding: {
      x: axis('x1', 'x₁'),
      y: axis('x2', 'x₂'),
      detail: { field: 'index', type: 'nominal' as const },
      order: { field: 'place', type: 'quantitative' as const },
    },
  };
}

function axis(field: string, title: string) {
  return {
    field,
    type: 'quantitative' as const,
    scale: { domain: [-FIELD_EXTENT, FIELD_EXTENT], nice: false },
    axis: { title, values: [-2, -1, 0, 1, 2], format: 'd', grid: false },
  };
}
