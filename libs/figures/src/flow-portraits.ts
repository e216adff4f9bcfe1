import type { PlanePoint } from './contour-lines.js';
import { contourMarks } from './filled-contours.js';
import type { DrawnPlane } from './field-portraits.js';
import { changeColour, changeLegend } from './change-scale.js';
import type { FigureLayout } from './layout.js';
import { formatLoss } from './notation.js';
import { PANEL_SIDE, panelSheet } from './panel-sheet.js';
import { planeFrame, type PanelPlace, type PlaneFrame } from './plane-frame.js';
import { arrowMark, coordinate, emptyDocument } from './svg-document.js';

/** A curve x(t) along a field, and how much φ has changed on the way. */
export interface FlowLine {
  readonly points: readonly PlanePoint[];
  /** |φ(x(t)) − φ(x(0))| at every point, over the standard deviation of φ; not finite where φ is not. */
  readonly changes: readonly number[];
}

/** The flow lines of one field. */
export interface FlowPortrait {
  /** Its name and formula. */
  readonly title: string;
  readonly lines: readonly FlowLine[];
}

/**
 * Flow lines of fields on the plane, one panel each, over the contours of φ: coloured by how much φ has changed since their
 * start, on a logarithmic scale. Along a symmetry all of it is rounding.
 *
 * @returns an SVG
 */
export function flowPortraits(
  flows: readonly FlowPortrait[],
  { box, names, oracle }: DrawnPlane,
  layout: FigureLayout = 'wide',
): string {
  if (flows.length === 0) return emptyDocument('there is no generator, so no flow to show');
  const contours = oracle === null ? null : contourMarks(oracle, box);
  const panels = flows.map(({ title, lines }) => ({
    title,
    foot: [`φ changes by at most ${formatLoss(largestChange(lines))}`],
    draw: (place: PanelPlace) => {
      const frame = planeFrame(place, box, names);
      return frame.around([
        ...(contours === null ? [] : [contours(frame, 'lines')]),
        ...lines.map((line) => lineMark(line, frame)),
        ...lines.map((line) => headMark(line, frame)),
      ]);
    },
  }));
  return panelSheet(
    panels,
    {
      width: PANEL_SIDE,
      height: PANEL_SIDE,
      legend: changeLegend('change of φ, over its standard deviation', layout),
    },
    layout,
  );
}

/** The largest change along any line. */
function largestChange(lines: readonly FlowLine[]): number {
  return lines
    .flatMap(({ changes }) => changes.filter(Number.isFinite))
    .reduce((most, change) => Math.max(most, change), 0);
}

/** Pieces of one colour, joined where they meet; the start of a line is where it is marked. */
function lineMark({ points, changes }: FlowLine, { at }: PlaneFrame): string {
  const pixels = points.map(at);
  const pieces: { readonly colour: string; readonly path: string[] }[] = [];
  let most = 0;
  pixels.slice(1).forEach((point, index) => {
    most = Math.max(most, changes[index + 1] ?? Number.NaN);
    const colour = changeColour(most);
    const last = pieces.at(-1);
    if (last?.colour === colour) last.path.push(pixelText(point));
    else pieces.push({ colour, path: [pixelText(pixels[index] ?? point), pixelText(point)] });
  });
  return pieces
    .map(
      ({ colour, path }) =>
        `<path d="M${path.join('L')}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
    )
    .join('');
}

/** An arrow in the middle of a line, which says the direction; none on one that hardly moves. */
function headMark({ points, changes }: FlowLine, { at }: PlaneFrame): string {
  const middle = Math.floor(points.length / 2);
  const [before, after] = [points[middle - 1], points[middle + 1]];
  if (before === undefined || after === undefined) return '';
  const [a, b] = [at(before), at(after)];
  const along: PlanePoint = [b[0] - a[0], b[1] - a[1]];
  if (Math.hypot(...along) < 0.4) return '';
  return arrowMark(at(points[middle] ?? after), along, 11, changeColour(changes[middle] ?? Number.NaN), 'head');
}

function pixelText([x, y]: PlanePoint): string {
  return `${coordinate(x)},${coordinate(y)}`;
}
