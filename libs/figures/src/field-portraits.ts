import type { PlanePoint } from './contour-lines.js';
import { contourMarks, type ContourMarks } from './filled-contours.js';
import { fixedPoints } from './fixed-points.js';
import type { FigureLayout } from './layout.js';
import { formatTick } from './notation.js';
import { INK, SEQUENTIAL, colourAt } from './palettes.js';
import { PANEL_SIDE, panelSheet } from './panel-sheet.js';
import { planeFrame, type PlaneBox, type PlaneFrame } from './plane-frame.js';
import { arrowMark, coordinate, emptyDocument } from './svg-document.js';

/** A field on the plane. */
export interface PortraitField {
  /** Its name and formula. */
  readonly title: string;
  readonly velocity: (x: PlanePoint) => PlanePoint;
}

/** The plane that fields are drawn on. */
export interface DrawnPlane {
  readonly box: PlaneBox;
  readonly names: readonly [x1: string, x2: string];
  /** φ, whose contours are drawn; null where it is no function of a point of the plane. */
  readonly oracle: ((x: PlanePoint) => number) | null;
}

/** Even, so that no arrow stands on the middle of a side. */
const ARROWS_PER_SIDE = 12;
/** Arrows are from so many to so many grid steps long. */
const ARROW_LENGTHS = { shortest: 0.34, longest: 1 } as const;
const ARROW_COLOURS = [SEQUENTIAL[3], SEQUENTIAL[1], SEQUENTIAL[0]] as const;
/** More fixed points than this lie on a curve. */
const MOST_POINTS = 6;

/**
 * Fields on the plane, one panel each, over the filled contours of φ: a symmetry flows along them. Arrows are darker and
 * longer the larger |v| is in their panel; a ring marks a point where the field is at rest, dots a curve of such points.
 *
 * @returns an SVG
 */
export function fieldPortraits(
  fields: readonly PortraitField[],
  { box, names, oracle }: DrawnPlane,
  layout: FigureLayout = 'wide',
): string {
  if (fields.length === 0) return emptyDocument('there is no generator, so no field to show');
  const contours = oracle === null ? null : contourMarks(oracle, box);
  const panels = fields.map(({ title, velocity }) => {
    const arrows = sampleArrows(velocity, box);
    const fastest = Math.max(0, ...arrows.map(({ speed }) => speed));
    return {
      title,
      foot: [`longest arrow |v| = ${formatTick(Number(fastest.toPrecision(3)))}`],
      draw: (place: Parameters<typeof planeFrame>[0]) => {
        const frame = planeFrame(place, box, names);
        return frame.around([
          ...ground(contours, frame),
          ...arrows.map((arrow) => drawArrow(arrow, fastest, frame, place.width / ARROWS_PER_SIDE)),
          ...restMarks(fixedPoints(velocity, box), frame),
        ]);
      },
    };
  });
  return panelSheet(panels, { width: PANEL_SIDE, height: PANEL_SIDE }, layout);
}

/** A vector at a point. */
export interface FieldArrow {
  readonly at: PlanePoint;
  readonly vector: PlanePoint;
  readonly speed: number;
}

/** A field at the middles of a square grid; points where it is not finite are left out. */
export function sampleArrows(
  velocity: (x: PlanePoint) => PlanePoint,
  { x1, x2 }: PlaneBox,
  perSide = ARROWS_PER_SIDE,
): FieldArrow[] {
  return Array.from({ length: perSide * perSide }, (_, index): FieldArrow => {
    const at: PlanePoint = [
      x1[0] + ((x1[1] - x1[0]) * ((index % perSide) + 0.5)) / perSide,
      x2[0] + ((x2[1] - x2[0]) * (Math.floor(index / perSide) + 0.5)) / perSide,
    ];
    const vector = velocity(at);
    return { at, vector, speed: Math.hypot(...vector) };
  }).filter(({ speed }) => Number.isFinite(speed));
}

/** An arrow centred at its point; none where the field is at rest. */
export function drawArrow(
  { at, vector, speed }: FieldArrow,
  fastest: number,
  frame: PlaneFrame,
  pitch: number,
  colours: readonly string[] = ARROW_COLOURS,
): string {
  if (!(speed > 1e-9 * fastest)) return '';
  const share = speed / fastest;
  const length = pitch * (ARROW_LENGTHS.shortest + (ARROW_LENGTHS.longest - ARROW_LENGTHS.shortest) * share);
  const [from, along] = [frame.at(at), frame.at([at[0] + vector[0], at[1] + vector[1]])];
  const colour = `rgb(${colourAt(colours, share)
    .map((channel) => String(Math.round(channel)))
    .join(',')})`;
  return arrowMark(from, [along[0] - from[0], along[1] - from[1]], length, colour);
}

/** The contours behind a panel, if there are any. */
function ground(contours: ContourMarks | null, frame: PlaneFrame): string[] {
  return contours === null ? [] : [contours(frame, 'filled')];
}

/** Rings at single points of rest, dots where they are many. */
function restMarks(points: readonly PlanePoint[], { at }: PlaneFrame): string[] {
  const isCurve = points.length > MOST_POINTS;
  return points.map((point) => {
    const [x, y] = at(point).map(coordinate);
    return isCurve
      ? `<circle cx="${String(x)}" cy="${String(y)}" r="1.8" fill="${INK.outline}"/>`
      : `<circle cx="${String(x)}" cy="${String(y)}" r="4.5" fill="#ffffff" stroke="${INK.outline}" stroke-width="2"/>`;
  });
}
