import type { PlanePoint } from './contour-lines.js';
import type { FigureLayout } from './layout.js';
import { formatLoss } from './notation.js';
import { INK } from './palettes.js';
import { PANEL_SIDE, panelSheet, type SheetLegend } from './panel-sheet.js';
import { particleColour } from './particle-flows.js';
import type { PanelPlace } from './plane-frame.js';
import { projectPaths, timeName } from './project-paths.js';
import { coordinate, emptyDocument, svgText } from './svg-document.js';

/** Samples moved along one field, and their labels: f(exp(tv)x) against exp(tV)f(x). */
export interface LabelFlow {
  /** Its name and formula. */
  readonly title: string;
  /** How labels move, such as `V = Dv`. */
  readonly action: string;
  /** x(t) of every sample. */
  readonly samples: readonly (readonly (readonly number[])[])[];
  /** f(x(t)) of every sample. */
  readonly labels: readonly (readonly (readonly number[])[])[];
  /** exp(tV)f(x) of every sample at the end. */
  readonly expected: readonly (readonly number[])[];
  readonly duration: number;
  /** The largest distance of both, over the standard deviation of a label. */
  readonly difference: number;
}

/**
 * Samples and their labels while the samples move along a field, side by side: circles are f(exp(tv)x), crosses exp(tV)f(x). Where
 * labels transform as they should, every cross lies in its circle.
 *
 * @returns an SVG
 */
export function labelFlows(
  flows: readonly LabelFlow[],
  names: { readonly features: readonly string[]; readonly labels: readonly string[] },
  layout: FigureLayout = 'wide',
): string {
  if (flows.length === 0) return emptyDocument('there is no generator, so no flow to show');
  const panels = flows.flatMap((flow) => [
    {
      title: flow.title,
      foot: [`samples x, and exp(${timeName(names.features)}v)x`],
      draw: (place: PanelPlace) => drawPaths(flow.samples, null, names.features, flow.duration, place),
    },
    {
      title: flow.action,
      foot: [
        `labels f(x), and f(exp(${timeName(names.features)}v)x); the crosses differ by ${formatLoss(flow.difference)}`,
      ],
      draw: (place: PanelPlace) => drawPaths(flow.labels, flow.expected, names.labels, flow.duration, place),
    },
  ]);
  return panelSheet(
    panels,
    { width: PANEL_SIDE, height: PANEL_SIDE, perRow: 2, legend: legend(timeName(names.features)) },
    layout,
  );
}

function drawPaths(
  paths: readonly (readonly (readonly number[])[])[],
  expected: readonly (readonly number[])[] | null,
  names: readonly string[],
  duration: number,
  place: PanelPlace,
): string {
  // what is expected goes along as paths of one point, so that it is laid onto the same plane
  const { frame, paths: drawn } = projectPaths(paths, names, duration, place, expected?.map((point) => [point]) ?? []);
  const own = drawn.slice(0, paths.length);
  const at = (path: readonly PlanePoint[], which: 0 | -1): PlanePoint =>
    frame.at(path.at(which) ?? [Number.NaN, Number.NaN]);
  return frame.around([
    ...own.map(
      (path, p) =>
        `<path d="M${path.map((point) => frame.at(point).map(coordinate).join(',')).join('L')}" fill="none" stroke="${particleColour(p)}" stroke-width="1.5" stroke-opacity="0.7"/>`,
    ),
    ...own.map((path, p) => circle(at(path, 0), 3, particleColour(p), 'none')),
    ...own.map((path, p) => circle(at(path, -1), 6, '#ffffff', particleColour(p))),
    ...drawn.slice(paths.length).map((path) => cross(at(path, -1))),
  ]);
}

function circle([x, y]: PlanePoint, radius: number, fill: string, stroke: string): string {
  return `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="${String(radius)}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
}

function cross([x, y]: PlanePoint): string {
  const line = (dx: number, dy: number): string =>
    `M${coordinate(x - dx)},${coordinate(y - dy)}L${coordinate(x + dx)},${coordinate(y + dy)}`;
  return `<path d="${line(3, 3)}${line(3, -3)}" stroke="${INK.dark}" stroke-width="1.6"/>`;
}

function legend(time: string): SheetLegend {
  return {
    width: 250,
    height: 26,
    draw: (left, top) =>
      [
        circle([left + 5, top + 11], 3, INK.muted, 'none'),
        svgText(left + 16, top + 15, `${time} = 0`, { size: 12 }),
        circle([left + 68, top + 11], 6, '#ffffff', INK.muted),
        svgText(left + 80, top + 15, `at time ${time}`, { size: 12 }),
        cross([left + 150, top + 11]),
        svgText(left + 160, top + 15, `exp(${time}V)f(x)`, { size: 12 }),
      ].join(''),
  };
}
