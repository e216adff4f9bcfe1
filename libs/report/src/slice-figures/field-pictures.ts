import {
  fieldGraphs,
  fieldName,
  fieldPortraits,
  fieldSections,
  flowPortraits,
  formulaText,
  type DrawnPlane,
  type FlowLine,
  type PlanePoint,
} from '@liesweep/figures';
import type { SliceAction } from '../findings/slice-action.js';
import { sliceAction } from '../findings/slice-action.js';
import { featureRanges } from '../findings/feature-ranges.js';
import { flowPaths } from '../findings/flow-path.js';
import { spreadPoints } from '../findings/spread-points.js';
import { changeOfLabels } from '../findings/change-of-labels.js';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure, type Drawings } from './define-slice-figure.js';
import type { FigureLayout } from '@liesweep/figures';

/** Flow lines of a panel, and how far they go, over the width of the panel. */
const LINE_COUNT = 14;
const LINE_LENGTH = 0.6;

/** Features of spaces that are drawn. */
const MOST_FEATURES = 3;

/** The fields of each slice as pictures: graphs on the line, arrows and flow lines in the plane, sections in space. */
export const fieldPictures = defineSliceFigure<SliceAction>({
  name: 'field-pictures',
  tellsOf: 'certificate',
  generators: 'coefficients',

  place: (_, { n }) => `n${String(n)}`,

  read: (slice, findings) => {
    const action = sliceAction(slice, findings);
    if (action === undefined || action.basis.length === 0 || !action.isTied) return undefined;
    return action.features.length > MOST_FEATURES ? undefined : action;
  },

  draw: (action, layout) => {
    const n = action.features.length;
    return n === 1 ? graphs(action, layout) : n === 2 ? portraits(action, layout) : sections(action, layout);
  },

  section: (action, { card }) => {
    const n = action.features.length;
    const over = hasContours(action) ? ', over the contours of φ' : '';
    if (n === 1) {
      return card('field-graphs', 'Fields', fragment`v(x) of every field; a ring marks where it is at rest.`);
    }
    if (n === 3) {
      return card(
        'field-sections',
        'Fields',
        fragment`Every field on the three coordinate planes through the middle of the data${over}.`,
      );
    }
    return fragment`${card(
      'field-portraits',
      'Fields',
      fragment`The fields of the basis${over}; rings mark points where a field is at rest, dots a curve of them.`,
    )}
    ${
      hasContours(action)
        ? card(
            'flow-lines',
            'Flow lines',
            fragment`Curves x(t) along every field, coloured by how much φ has changed since their start. Along a symmetry nothing is left but rounding.`,
          )
        : null
    }`;
  },
});

/** Whether φ is a function of one point, which the fields keep. */
function hasContours({ labels, particleCount, movesLabels }: SliceAction): boolean {
  return labels !== null && particleCount === 1 && !movesLabels;
}

function titlesOf({ basis }: SliceAction): string[] {
  return basis.map(({ formula }, a) => `${fieldName(a + 1)} = ${formulaText(formula)}`);
}

function graphs(action: SliceAction, layout: FigureLayout): Drawings {
  const { basis, features, samples } = action;
  const [range = [-1, 1]] = featureRanges(samples, 1);
  const titles = titlesOf(action);
  const lines = basis.map(({ velocity }, a) => ({
    title: titles[a] ?? '',
    velocity: (x: number) => velocity(Float64Array.of(x))[0] ?? Number.NaN,
  }));
  return { 'field-graphs': fieldGraphs(lines, { range, name: features[0] ?? 'x' }, layout) };
}

function portraits(action: SliceAction, layout: FigureLayout): Drawings {
  const plane = planeOf(action);
  const titles = titlesOf(action);
  const fields = action.basis.map(({ velocity }, a) => ({
    title: titles[a] ?? '',
    velocity: ([x1, x2]: PlanePoint): PlanePoint => {
      const [v1 = Number.NaN, v2 = Number.NaN] = velocity(Float64Array.of(x1, x2));
      return [v1, v2];
    },
  }));
  return {
    'field-portraits': fieldPortraits(fields, plane, layout),
    ...(hasContours(action) && { 'flow-lines': flowPortraits(flowsOf(action, plane), plane, layout) }),
  };
}

function planeOf(action: SliceAction): DrawnPlane {
  const [x1 = [-1, 1], x2 = [-1, 1]] = featureRanges(action.samples, 2);
  const [first = 'x', second = 'y'] = action.features;
  const { labels } = action;
  const oracle =
    labels === null || !hasContours(action)
      ? null
      : ([a, b]: PlanePoint): number => labels(Float64Array.of(a, b))[0] ?? Number.NaN;
  return { box: { x1, x2 }, names: [first, second], oracle };
}

/** Flow lines of every field from samples spread over the plane. */
function flowsOf(action: SliceAction, { box }: DrawnPlane) {
  const isInside = ([a = Number.NaN, b = Number.NaN]: Float64Array): boolean =>
    a > box.x1[0] && a < box.x1[1] && b > box.x2[0] && b < box.x2[1];
  const starts = spreadPoints(action.samples.filter(isInside), LINE_COUNT);
  const width = Math.min(box.x1[1] - box.x1[0], box.x2[1] - box.x2[0]);
  const change = changeOfLabels(action);
  const titles = titlesOf(action);
  return action.basis.map(({ velocity }, a) => ({
    title: titles[a] ?? '',
    lines: flowPaths(velocity, starts, LINE_LENGTH * width).map(
      ({ points }): FlowLine => ({
        points: points.map(([x1 = Number.NaN, x2 = Number.NaN]) => [x1, x2] as const),
        changes: points.map((point) => change(points[0] ?? point, point)),
      }),
    ),
  }));
}

function sections(action: SliceAction, layout: FigureLayout): Drawings {
  const { basis, features, samples, labels } = action;
  const titles = titlesOf(action);
  const space = {
    ranges: featureRanges(samples, 3),
    names: features,
    oracle:
      labels === null || !hasContours(action)
        ? null
        : (x: readonly number[]): number => labels(Float64Array.from(x))[0] ?? Number.NaN,
  };
  const fields = basis.map(({ velocity }, a) => ({
    title: titles[a] ?? '',
    velocity: (x: readonly number[]) => Array.from(velocity(Float64Array.from(x))),
  }));
  return { 'field-sections': fieldSections(fields, space, layout) };
}
