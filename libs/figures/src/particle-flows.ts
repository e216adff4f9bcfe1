import type { PlanePoint } from './contour-lines.js';
import type { FigureLayout } from './layout.js';
import { formatTick, subscript } from './notation.js';
import { INK, PAIR_COLOURS } from './palettes.js';
import { PANEL_SIDE, panelSheet, type SheetLegend } from './panel-sheet.js';
import type { PanelPlace } from './plane-frame.js';
import { projectPaths, timeName } from './project-paths.js';
import { coordinate, emptyDocument, svgText } from './svg-document.js';

/** The particles of one sample, moved along one field: the flow exp(tv). */
export interface ParticleFlow {
  /** Its name and formula. */
  readonly title: string;
  /** For every particle its points from t = 0 on, each n numbers. */
  readonly paths: readonly (readonly (readonly number[])[])[];
  /** t at the end. */
  readonly duration: number;
  /** What is kept, before and after: one pair per label. */
  readonly labels: readonly (readonly [before: number, after: number])[];
}

/** Labels that are written out below a panel. */
const MOST_LABELS = 3;

/**
 * The particles of one sample before and after exp(tv), joined by their flow lines, one panel per field; thin lines between the
 * particles show what their distances do. Below stands φ before and after. One feature is drawn against t, three in perspective,
 * of more the two that move most.
 *
 * @returns an SVG
 */
export function particleFlows(
  flows: readonly ParticleFlow[],
  names: readonly string[],
  layout: FigureLayout = 'wide',
): string {
  if (flows.length === 0) return emptyDocument('there is no generator, so no flow to show');
  const panels = flows.map(({ title, paths, duration, labels }) => ({
    title,
    foot: [
      `${timeName(names)} = ${formatTick(Number(duration.toPrecision(3)))}`,
      ...labels.slice(0, MOST_LABELS).map((pair, index) => changeText(pair, labels.length > 1 ? index + 1 : null)),
    ],
    draw: (place: PanelPlace) => {
      const { frame, paths: drawn } = projectPaths(paths, names, duration, place);
      const ends = (which: 0 | -1): PlanePoint[] =>
        drawn.map((path) => frame.at(path.at(which) ?? [Number.NaN, Number.NaN]));
      const [before, after] = [ends(0), ends(-1)];
      return (
        frame.around([
          webMark(before, '#c9ced6', '3 3'),
          webMark(after, '#8d97a8', ''),
          ...drawn.map((path, p) => pathMark(path.map(frame.at), particleColour(p))),
          ...before.map(([x, y], p) => dot(x, y, '#ffffff', particleColour(p))),
          ...after.map(([x, y], p) => dot(x, y, particleColour(p), '#ffffff')),
        ]) + before.map(([x, y], p) => nameMark(x, y, after[p] ?? [x, y], p)).join('')
      );
    },
  }));
  return panelSheet(panels, { width: PANEL_SIDE, height: PANEL_SIDE, legend: legend(timeName(names)) }, layout);
}

/** `φ = 1.235 → 1.235, changed by 2 × 10⁻¹⁶` with as many digits as say something. */
function changeText([before, after]: readonly [number, number], index: number | null): string {
  const name = index === null ? 'φ' : `φ${subscript(index)}`;
  const change = Math.abs(after - before);
  const difference = change === 0 ? 'exactly' : `to ${formatTick(Number(change.toPrecision(1)))}`;
  const scale = Math.max(Math.abs(before), Math.abs(after), 1e-300);
  const isKept = change <= 1e-6 * Math.max(scale, 1);
  const four = (value: number): string => formatTick(Number(value.toPrecision(4)));
  return isKept
    ? `${name} = ${four(before)} → ${four(after)}, kept ${difference}`
    : `${name} = ${four(before)} → ${four(after)}`;
}

/** The colour of a particle, by its position. */
export function particleColour(position: number): string {
  return PAIR_COLOURS[position % PAIR_COLOURS.length] ?? INK.dark;
}

function pathMark(points: readonly (readonly [number, number])[], colour: string): string {
  const path = points.map((point) => point.map(coordinate).join(',')).join('L');
  return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-opacity="0.75"/>`;
}

/** Lines between all particles. */
function webMark(points: readonly (readonly [number, number])[], colour: string, dashes: string): string {
  const pieces = points.flatMap((from, index) =>
    points.slice(index + 1).map((to) => `M${from.map(coordinate).join(',')}L${to.map(coordinate).join(',')}`),
  );
  return pieces.length === 0
    ? ''
    : `<path d="${pieces.join('')}" fill="none" stroke="${colour}"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`;
}

function dot(x: number, y: number, fill: string, stroke: string): string {
  return `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="5" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
}

/** The particle’s number, on the side of its start that it does not leave by. */
function nameMark(x: number, y: number, [endX, endY]: readonly [number, number], position: number): string {
  const length = Math.hypot(endX - x, endY - y);
  const [dx, dy] = length < 1 ? [0, -1] : [(x - endX) / length, (y - endY) / length];
  return svgText(x + 12 * dx, y + 12 * dy + 4, String(position + 1), {
    anchor: 'middle',
    weight: 600,
    colour: particleColour(position),
  });
}

function legend(time: string): SheetLegend {
  return {
    width: 190,
    height: 24,
    draw: (left, top) =>
      [
        dot(left + 6, top + 10, '#ffffff', INK.muted),
        svgText(left + 18, top + 14, 'before', { size: 12 }),
        dot(left + 76, top + 10, INK.muted, '#ffffff'),
        svgText(left + 88, top + 14, `after exp(${time}v)`, { size: 12 }),
      ].join(''),
  };
}
