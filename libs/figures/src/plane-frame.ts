import type { PlanePoint } from './contour-lines.js';
import { formatTick } from './notation.js';
import { INK } from './palettes.js';
import { coordinate, svgText } from './svg-document.js';

/** A rectangle of the plane: what a panel shows. */
export interface PlaneBox {
  readonly x1: readonly [from: number, to: number];
  readonly x2: readonly [from: number, to: number];
}

/** Where a panel stands in its figure, in pixels: the corner and the size of what its axes enclose. */
export interface PanelPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Its number among the panels of the figure: ids need one of their own. */
  readonly index: number;
}

/** A panel of a plane: how its points are placed, and its frame. */
export interface PlaneFrame {
  /** Pixels of a point. */
  readonly at: (point: PlanePoint) => PlanePoint;
  /** The marks inside the axes, cut off at them, then frame, ticks and names. */
  readonly around: (marks: readonly string[]) => string;
}

/** About so many numbers on an axis. */
const TICK_COUNT = 4;

/** Axes around a rectangle of the plane. */
export function planeFrame(
  { left, top, width, height, index }: PanelPlace,
  { x1, x2 }: PlaneBox,
  names: readonly [x1: string, x2: string],
): PlaneFrame {
  const at = ([a, b]: PlanePoint): PlanePoint => [
    left + ((a - x1[0]) / (x1[1] - x1[0])) * width,
    top + height - ((b - x2[0]) / (x2[1] - x2[0])) * height,
  ];
  const clip = `panel-${String(index)}`;
  const [bottom, right] = [top + height, left + width];
  const axes = [
    `<rect x="${coordinate(left)}" y="${coordinate(top)}" width="${coordinate(width)}" height="${coordinate(height)}" fill="none" stroke="#b6bcc6"/>`,
    ...ticks(x1).map(
      (tick) =>
        line(at([tick, 0])[0], bottom, at([tick, 0])[0], bottom + 4) +
        svgText(at([tick, 0])[0], bottom + 16, formatTick(tick), { anchor: 'middle' }),
    ),
    ...ticks(x2).map(
      (tick) =>
        line(left - 4, at([0, tick])[1], left, at([0, tick])[1]) +
        svgText(left - 7, at([0, tick])[1] + 4, formatTick(tick), { anchor: 'end' }),
    ),
    svgText((left + right) / 2, bottom + 30, names[0], { anchor: 'middle', size: 12, colour: INK.muted }),
    svgText(left - 7, top - 10, names[1], { anchor: 'end', size: 12, colour: INK.muted }),
  ];
  return {
    at,
    around: (marks) =>
      `<clipPath id="${clip}"><rect x="${coordinate(left)}" y="${coordinate(top)}" width="${coordinate(width)}" height="${coordinate(height)}"/></clipPath>` +
      `<g clip-path="url(#${clip})">${marks.join('')}</g>${axes.join('')}`,
  };
}

/** A rectangle of the sides' proportion that holds all points, with some room around them. */
export function boxAround(points: readonly PlanePoint[], proportion = 1, room = 0.12): PlaneBox {
  const finite = points.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  if (finite.length === 0) return { x1: [-1, 1], x2: [-1, 1] };
  const range = (part: 0 | 1): readonly [number, number] => [
    finite.reduce((least, point) => Math.min(least, point[part]), Infinity),
    finite.reduce((most, point) => Math.max(most, point[part]), -Infinity),
  ];
  const [a, b] = [range(0), range(1)];
  const width = Math.max(a[1] - a[0], proportion * (b[1] - b[0])) || 1;
  const half = (width * (1 + 2 * room)) / 2;
  const middle = ([from, to]: readonly [number, number]): number => (from + to) / 2;
  return {
    x1: [middle(a) - half, middle(a) + half],
    x2: [middle(b) - half / proportion, middle(b) + half / proportion],
  };
}

/** Round numbers inside a range, about `TICK_COUNT` of them. */
export function ticks([from, to]: readonly [number, number]): number[] {
  const rough = (to - from) / TICK_COUNT;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= 0.8 * rough) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${coordinate(x1)},${coordinate(y1)}L${coordinate(x2)},${coordinate(y2)}" stroke="#b6bcc6"/>`;
}
