import type { SliceCertificate } from '@liesweep/phase-diagram';
import type { TopLevelSpec } from 'vega-lite';

import { defectLevel, defectScale } from './defect-scale.js';
import { defectSteps, type DefectStep } from './defect-steps.js';
import { emptyFigure } from './empty-figure.js';
import type { FigureLayout } from './layout.js';
import { formatLoss, formatShare } from './notation.js';
import { INK, OUTCOME_COLOURS } from './palettes.js';
import { themeFor } from './theme.js';

/** What of a certificate is drawn. */
export type DefectSpectrum = Pick<SliceCertificate, 'dimension' | 'tolerance' | 'defects' | 'bound'>;

/** Pixels. A direction takes up to `pitch` of the width. */
const SIZE = {
  wide: { pitch: 44, narrowest: 360, widest: 760, height: 280 },
  narrow: { pitch: 30, narrowest: 236, widest: 236, height: 230 },
} as const;

/** Areas of a point, square pixels: that of the others, and the smallest that can be seen. */
const POINT_SIZE = 70;
const SMALLEST_POINT = 8;

/** Between two numbers on the axis of directions, pixels. */
const TICK_ROOM = 22;

/** For the text beside a step, pixels. */
const TEXT_ROOM = 54;

const VERDICTS = ['keeps the oracle', 'not decided', 'does not keep it'] as const;
const VERDICT_COLOURS = [OUTCOME_COLOURS.vanished, INK.muted, OUTCOME_COLOURS.remained] as const;
const VERDICT_SHAPES = ['circle', 'triangle-up', 'diamond'] as const;
const LABEL = { type: 'text', fontSize: 10.5, fontWeight: 600 } as const;

/**
 * The relative defects ρ₁ ≤ ρ₂ ≤ … of a certificate on a logarithmic scale, against their order: one point per independent
 * direction, whose colour and shape say whether it keeps the oracle. Exact zeros are drawn at 1e-17.
 *
 * Of measured labels each has an interval in which it lies, and the staircase has a bar between direction k and the next: from
 * the most that k directions have up to the least that any further one has, wherever the two are apart. The tolerance is
 * dashed. A line stands at the certified dimension, and grey ground over those between which it is open.
 */
export function defectSpectrum(spectrum: DefectSpectrum, layout: FigureLayout = 'wide'): TopLevelSpec {
  const { dimension, tolerance, defects, bound } = spectrum;
  const count = defects.length;
  if (count === 0) return emptyFigure('no relative defect could be computed');
  const { pitch: widestPitch, narrowest, widest, height } = SIZE[layout];
  const width = Math.max(narrowest, Math.min(widest, widestPitch * count));
  const pitch = width / count;
  const pointSize = Math.max(SMALLEST_POINT, Math.min(POINT_SIZE, (0.7 * pitch) ** 2));
  const steps = defectSteps(spectrum);
  const axes = axesOf(spectrum, pitch);
  const points = defects.map((defect, index) => ({
    order: index + 1,
    level: defectLevel(defect),
    verdict: verdictOf(index + 1, spectrum),
  }));
  return {
    config: themeFor(layout),
    width,
    height,
    data: { values: points },
    layer: [
      ...openGround(spectrum, axes, height),
      ...(bound === undefined ? [] : [intervals(spectrum, axes, pitch)]),
      ...(tolerance === null
        ? []
        : toleranceLine(tolerance, axes, (dimension ?? 0) > count / 2 ? 'left' : 'right', width)),
      ...(dimension === null || dimension > count ? [] : dimensionLine(dimension, count, axes)),
      ...(steps.length === 0 ? [] : staircase(steps, dimension, axes)),
      ...stepTexts(
        steps.filter((step) => step.dimension === dimension),
        axes,
        pitch,
        count,
      ),
      {
        name: 'defects',
        mark: {
          type: 'point',
          filled: true,
          size: pointSize,
          opacity: 1,
          stroke: '#ffffff',
          strokeWidth: pointSize < POINT_SIZE ? 0.2 : 0.8,
        },
        encoding: {
          x: axes.x('order'),
          y: axes.y('level'),
          color: verdictScale(points, VERDICT_COLOURS, layout),
          shape: verdictScale(points, VERDICT_SHAPES, layout),
        },
      },
    ],
  };
}

/** With an open dimension the two numbers between which it lies part the directions. */
function verdictOf(order: number, { dimension, bound }: DefectSpectrum): (typeof VERDICTS)[number] {
  if (order <= (dimension ?? bound?.lower ?? 0)) return 'keeps the oracle';
  return order > (dimension ?? bound?.upper ?? Infinity) ? 'does not keep it' : 'not decided';
}

type Axes = ReturnType<typeof axesOf>;

/** Fields on both axes. A lower bound near zero says nothing, so that none of them widens the scale. */
function axesOf({ defects, tolerance, bound }: DefectSpectrum, pitch: number) {
  const most = (bound?.staircase ?? []).filter(({ dimension }) => dimension > 0).map(({ atMost }) => atMost);
  const scale = defectScale([...defects, ...most, ...(tolerance === null ? [] : [tolerance])].map(defectLevel));
  return {
    format: bound !== undefined || scale.isInPercent ? formatShare : formatLoss,
    x: (field: string) => ({
      field,
      type: 'quantitative' as const,
      axis: { title: 'direction, by its defect', values: ticks(defects.length, pitch), grid: false },
      scale: { domain: [0.5, defects.length + 0.5], nice: false, zero: false },
    }),
    y: (field: string) => ({
      field,
      type: 'quantitative' as const,
      axis: scale.axis,
      scale: { domain: [...scale.domain], nice: false, zero: false, clamp: true },
    }),
  };
}

/** Whole numbers that do not touch, the first direction among them. */
function ticks(count: number, pitch: number): number[] {
  const stride = [1, 2, 5, 10, 20, 50].find((candidate) => candidate * pitch >= TICK_ROOM) ?? 100;
  const isMarked = (order: number): boolean =>
    stride <= 2 ? (order - 1) % stride === 0 : order === 1 || order % stride === 0;
  return Array.from({ length: count }, (_, index) => index + 1).filter(isMarked);
}

/** Grey ground over the dimensions that are possible, where the certificate is open. */
function openGround({ dimension, bound, defects }: DefectSpectrum, { x }: Axes, height: number) {
  if (dimension !== null || bound === undefined) return [];
  const upper = Math.min(bound.upper, defects.length);
  const name = `dim ${String(bound.lower)} … ${String(bound.upper)}`;
  const data = { values: [{ from: bound.lower + 0.5, to: upper + 0.5, middle: (bound.lower + upper + 1) / 2, name }] };
  return [
    {
      name: 'open',
      data,
      mark: { type: 'rect' as const, color: '#eef0f3' },
      encoding: { x: x('from'), x2: { field: 'to' }, y: { value: 0 }, y2: { value: height } },
    },
    {
      data,
      mark: { ...LABEL, color: INK.muted, baseline: 'bottom' as const },
      encoding: { x: x('middle'), y: { value: -3 }, text: { field: 'name', type: 'nominal' as const } },
    },
  ];
}

/** In which each direction's defect lies: at least the last step's lower bound, at most its own upper one. */
function intervals({ bound, defects }: DefectSpectrum, { x, y }: Axes, pitch: number) {
  const sure = Number((100 * (1 - (bound?.level ?? 0))).toPrecision(4));
  const kind = `its bounds, each at ${String(sure)} %`;
  const stairs = bound?.staircase ?? [];
  const values = stairs.flatMap(({ dimension, atMost }) => {
    const before = stairs.find((step) => step.dimension === dimension - 1);
    return dimension === 0 || dimension > defects.length
      ? []
      : [{ order: dimension, low: defectLevel(before?.nextAtLeast ?? 0), high: defectLevel(atMost), kind }];
  });
  return {
    name: 'intervals',
    data: { values },
    mark: { type: 'bar' as const, size: Math.max(2, Math.min(18, 0.5 * pitch)), clip: true },
    encoding: {
      x: x('order'),
      y: y('low'),
      y2: { field: 'high' },
      fill: {
        field: 'kind',
        type: 'nominal' as const,
        scale: { domain: [kind], range: ['#cfdcec'] },
        legend: { title: null, symbolType: 'square', symbolSize: 160, labelLimit: 0 },
      },
    },
  };
}

/** Its name stands at the end that the line of the dimension is farther from. */
function toleranceLine(tolerance: number, { y, format }: Axes, end: 'left' | 'right', width: number) {
  const data = { values: [{ level: defectLevel(tolerance), name: `tolerance ${format(tolerance)}` }] };
  return [
    {
      name: 'tolerance',
      data,
      mark: { type: 'rule' as const, color: INK.muted, strokeDash: [5, 4], strokeWidth: 1.4 },
      encoding: { y: y('level') },
    },
    {
      data,
      mark: { ...LABEL, color: INK.muted, align: end, baseline: 'bottom' as const, dy: -3 },
      encoding: {
        x: { value: end === 'left' ? 3 : width - 3 },
        y: y('level'),
        text: { field: 'name', type: 'nominal' as const },
      },
    },
  ];
}

/** Between the last direction that counts and the next. */
function dimensionLine(dimension: number, count: number, { x }: Axes) {
  const data = { values: [{ place: dimension + 0.5, name: `dim ${String(dimension)}` }] };
  // At both ends it stays on the page, and clear of the numbers of the other axis.
  const align = dimension === 0 ? ('left' as const) : dimension === count ? ('right' as const) : ('center' as const);
  return [
    {
      name: 'certified',
      data,
      mark: { type: 'rule' as const, stroke: INK.outline, strokeWidth: 1.5, strokeDash: [4, 3] },
      encoding: { x: x('place') },
    },
    {
      data,
      mark: {
        ...LABEL,
        color: INK.outline,
        baseline: 'bottom' as const,
        align,
      },
      encoding: { x: x('place'), y: { value: -3 }, text: { field: 'name', type: 'nominal' as const } },
    },
  ];
}

function staircase(steps: readonly DefectStep[], certified: number | null, { x, y }: Axes) {
  const values = steps.map((step) => ({ ...step, isCertified: step.dimension === certified }));
  return [
    {
      name: 'steps',
      data: { values },
      mark: { type: 'rule' as const, strokeWidth: 4, clip: true },
      encoding: {
        x: x('place'),
        y: y('from'),
        y2: { field: 'to' },
        color: { condition: { test: 'datum.isCertified', value: INK.outline }, value: '#8b94a3' },
      },
    },
  ];
}

/** Below a step to its right and above it to its left nothing else is drawn. */
function stepTexts(steps: readonly DefectStep[], { x, y, format }: Axes, pitch: number, count: number) {
  const text = { field: 'text', type: 'nominal' as const };
  const most = steps.filter(({ dimension }) => dimension > 0 && (count - dimension) * pitch >= TEXT_ROOM);
  const least = steps.filter(({ dimension }) => dimension * pitch >= TEXT_ROOM);
  return [
    {
      data: { values: most.map((step) => ({ ...step, text: `≤ ${format(step.atMost)}` })) },
      mark: { ...LABEL, color: INK.outline, align: 'left' as const, baseline: 'bottom' as const, dx: 6 },
      encoding: { x: x('place'), y: y('from'), text },
    },
    {
      data: { values: least.map((step) => ({ ...step, text: `≥ ${format(step.nextAtLeast)}` })) },
      mark: { ...LABEL, color: INK.outline, align: 'right' as const, baseline: 'top' as const, dx: -6 },
      encoding: { x: x('place'), y: y('to'), text },
    },
  ].filter(({ data }) => data.values.length > 0);
}

function verdictScale(points: readonly { readonly verdict: string }[], range: readonly string[], layout: FigureLayout) {
  const present = VERDICTS.map((verdict, index) => ({ verdict, look: range[index] ?? '' })).filter(({ verdict }) =>
    points.some((point) => point.verdict === verdict),
  );
  return {
    field: 'verdict',
    type: 'nominal' as const,
    scale: { domain: present.map(({ verdict }) => verdict), range: present.map(({ look }) => look) },
    legend: { title: null, columns: layout === 'wide' ? 3 : 1, symbolOpacity: 1 },
  };
}
