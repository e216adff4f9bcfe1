import type { PlanePoint } from './contour-lines.js';
import { drawArrow, sampleArrows } from './field-portraits.js';
import { contourMarks } from './filled-contours.js';
import type { FigureLayout } from './layout.js';
import { formatTick } from './notation.js';
import { DIVERGING, INK, colourAt } from './palettes.js';
import { panelSheet, type SheetLegend } from './panel-sheet.js';
import { planeFrame, type PanelPlace, type PlaneBox } from './plane-frame.js';
import { coordinate, emptyDocument, svgText } from './svg-document.js';

/** A field in space. */
export interface SpaceField {
  /** Its name and formula. */
  readonly title: string;
  readonly velocity: (x: readonly number[]) => readonly number[];
}

/** The space that fields are drawn in. */
export interface DrawnSpace {
  /** What is shown of each feature, three ranges. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly names: readonly string[];
  /** φ, whose contours are drawn; null where it is no function of a point of the space. */
  readonly oracle: ((x: readonly number[]) => number) | null;
}

/** The planes, by the features along their two axes; the third is held in the middle of its range. */
const PLANES = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
] as const;
const SIDE = 216;
const ARROWS = 10;
const LEGEND = { width: 200, bar: 9, height: 58, steps: 40 } as const;

/**
 * Fields in space on the three coordinate planes through the middle, three panels each. Arrows are what the field does inside
 * the plane; squares are coloured by what it does across: along the third axis red, against it blue.
 *
 * @returns an SVG
 */
export function fieldSections(
  fields: readonly SpaceField[],
  { ranges, names, oracle }: DrawnSpace,
  layout: FigureLayout = 'wide',
): string {
  if (fields.length === 0) return emptyDocument('there is no generator, so no field to show');
  const middles = ranges.map(roundMiddle);
  const planes = PLANES.map(([a, b, c]) => {
    const box: PlaneBox = { x1: ranges[a] ?? [-1, 1], x2: ranges[b] ?? [-1, 1] };
    const lift = ([p, q]: PlanePoint): number[] =>
      middles.map((middle, feature) => (feature === a ? p : feature === b ? q : middle));
    const contours = oracle === null ? null : contourMarks((point) => oracle(lift(point)), box);
    return { a, b, c, box, lift, contours };
  });
  const panels = fields.flatMap(({ title, velocity }) =>
    planes.map(({ a, b, c, box, lift, contours }, position) => {
      const inPlane = sampleArrows(
        (point) => {
          const v = velocity(lift(point));
          return [v[a] ?? Number.NaN, v[b] ?? Number.NaN];
        },
        box,
        ARROWS,
      );
      const across = inPlane.map(({ at }) => velocity(lift(at))[c] ?? Number.NaN);
      const fastest = Math.max(
        ...inPlane.map(({ speed }) => speed),
        ...across.map(Math.abs).filter(Number.isFinite),
        0,
      );
      // the title stands once, in the middle or above the first of panels below each other
      const isTitled = layout === 'wide' ? position === 1 : position === 0;
      return {
        title: isTitled ? title : '',
        draw: (place: PanelPlace) => {
          const frame = planeFrame(place, box, [names[a] ?? '', names[b] ?? '']);
          const pitch = place.width / ARROWS;
          return (
            frame.around([
              ...(contours === null ? [] : [contours(frame, 'lines')]),
              ...inPlane.map(({ at }, index) =>
                acrossMark(frame.at(at), (across[index] ?? Number.NaN) / fastest, pitch),
              ),
              ...inPlane.map((arrow) => drawArrow(arrow, fastest, frame, pitch)),
            ]) +
            svgText(place.left + place.width, place.top - 6, `${names[c] ?? ''} = ${formatTick(middles[c] ?? 0)}`, {
              anchor: 'end',
              colour: INK.muted,
            })
          );
        },
      };
    }),
  );
  return panelSheet(panels, { width: SIDE, height: SIDE, perRow: 3, legend: acrossLegend() }, layout);
}

/** The middle of a range, rounded so that it reads well. */
function roundMiddle([from, to]: readonly [number, number]): number {
  const step = 10 ** Math.floor(Math.log10((to - from) / 2));
  return Number((Math.round((from + to) / 2 / step) * step).toPrecision(6)) + 0;
}

/** A square whose colour says how the field crosses the plane; none where it hardly does. */
function acrossMark([x, y]: PlanePoint, share: number, pitch: number): string {
  if (!(Math.abs(share) > 1e-3)) return '';
  const half = 0.46 * pitch;
  return `<rect x="${coordinate(x - half)}" y="${coordinate(y - half)}" width="${coordinate(2 * half)}" height="${coordinate(2 * half)}" fill="${signedColour(share)}" fill-opacity="0.6"/>`;
}

function signedColour(share: number): string {
  return `rgb(${colourAt(DIVERGING, (share + 1) / 2)
    .map((channel) => String(Math.round(channel)))
    .join(',')})`;
}

function acrossLegend(): SheetLegend {
  const title = 'component across, over the largest';
  return {
    width: title.length * 6.4,
    height: LEGEND.height,
    draw: (left, top) => {
      const step = LEGEND.width / LEGEND.steps;
      const bars = Array.from(
        { length: LEGEND.steps },
        (_, index) =>
          `<rect x="${coordinate(left + index * step)}" y="${coordinate(top + 20)}" width="${coordinate(step + 0.5)}" height="${String(LEGEND.bar)}" fill="${signedColour((2 * (index + 0.5)) / LEGEND.steps - 1)}"/>`,
      );
      const label = (text: string, share: number, anchor: 'start' | 'middle' | 'end'): string =>
        svgText(left + share * LEGEND.width, top + 20 + LEGEND.bar + 14, text, { anchor });
      return [
        svgText(left, top + 12, title, {
          size: 12,
          colour: INK.muted,
        }),
        ...bars,
        label('−1', 0, 'start'),
        label('0', 0.5, 'middle'),
        label('1', 1, 'end'),
      ].join('');
    },
  };
}
