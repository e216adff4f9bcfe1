import type { PlanePoint } from './contour-lines.js';
import { contourRegions, type ContourRegion } from './contour-rings.js';
import { colourAt } from './palettes.js';
import type { PlaneBox, PlaneFrame } from './plane-frame.js';
import { coordinate } from './svg-document.js';

/** From low to high, so pale that arrows stand out. */
const GROUND = ['#fffdf8', '#fbeed6', '#f1d6ae'] as const;
const LINE = '#d9a36a';

/** Whether the ground between contours is painted, or the lines alone are drawn. */
export type ContourStyle = 'filled' | 'lines';

/** The contours of a function behind a panel; they are found once for all panels of a box. */
export function contourMarks(value: (x: PlanePoint) => number, box: PlaneBox): ContourMarks {
  const regions = contourRegions(value, box);
  return (frame, style) =>
    regions.map((region, index) => regionMark(region, index / regions.length, frame, style)).join('');
}

/** Draws contours into a frame. */
export type ContourMarks = (frame: PlaneFrame, style: ContourStyle) => string;

function regionMark({ rings }: ContourRegion, height: number, { at }: PlaneFrame, style: ContourStyle): string {
  const path = rings
    .map((ring) => {
      const points = ring.map(at).map(([x, y]) => `${coordinate(x)},${coordinate(y)}`);
      return `M${points.filter((point, index) => point !== points[index - 1]).join('L')}Z`;
    })
    .join('');
  if (style === 'lines') return `<path d="${path}" fill="none" stroke="#c9ced6" stroke-width="1"/>`;
  const fill = colourAt(GROUND, height).map((channel) => String(Math.round(channel)));
  return `<path d="${path}" fill="rgb(${fill.join(',')})" fill-rule="evenodd" stroke="${LINE}" stroke-width="0.9" stroke-opacity="0.75"/>`;
}
