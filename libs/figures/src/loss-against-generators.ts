import { vanishingCriterion, type PhaseDiagramSlice, type VanishingCriterion } from '@liesweep/phase-diagram';
import { LOSS_TERMS } from '@liesweep/sweep';
import type { TopLevelSpec } from 'vega-lite';

import { decade, decadeAxis, decadeDomain } from './decades.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { INK, TERM_COLOURS, TERM_SHAPES } from './palettes.js';
import { PANEL_GAP, panelPerSlice } from './panels.js';
import { themeFor } from './theme.js';

const SMALLEST_DOMAIN = [-14, 1] as const;
/** A panel's title needs so many pixels; a panel of many N_g is wider. */
const PANEL_WIDTH = 180;
const NO_FINITE_LOSS = 'no finite loss';

/**
 * Lowest loss against N_g on a logarithmic scale, one panel per slice; each point has the colour and the shape of the
 * term that dominates the loss there.
 *
 * The grey band is where a cell neither vanishes nor fails; a vertical line stands at the detected group dimension. A
 * cell without any finite loss is a cross at the top.
 */
export function lossAgainstGenerators(
  slices: readonly PhaseDiagramSlice[],
  layout: FigureLayout = 'wide',
  criterion: VanishingCriterion = vanishingCriterion({ invariance: 'lie-derivative' }),
): TopLevelSpec {
  const widest = Math.max(1, ...slices.map(({ cells }) => cells.length));
  const step = Math.max(
    10,
    Math.min(
      Math.max(19, Math.min(40, Math.floor(PANEL_WIDTH / widest))),
      Math.floor((LAYOUT_WIDTH.narrow - PANEL_GAP.column) / widest),
    ),
  );
  const panels = panelPerSlice(slices, layout, widest * step);
  const losses = slices.flatMap(({ cells }) => cells.map((cell) => cell.lowestLoss));
  const domain = decadeDomain(losses.map(decade), SMALLEST_DOMAIN);
  const values = slices.flatMap((slice) =>
    slice.cells.map((cell) => {
      const level = decade(cell.lowestLoss);
      return {
        ...panels.place(slice),
        generators: cell.generators,
        level,
        drawn: level ?? domain[1],
        term: level === null ? NO_FINITE_LOSS : cell.dominantTerm,
        isDetected: cell.generators === slice.groupDimension.value,
        detected: `dim ${String(cell.generators)}`,
      };
    }),
  );
  const hasNoData = values.some(({ level }) => level === null);
  const x = {
    field: 'generators',
    type: 'ordinal',
    axis: { title: 'number of generators N_g', labelAngle: 0, labelOverlap: 'greedy' },
  } as const;
  return {
    config: themeFor(layout),
    data: { values },
    ...panels.grid,
    spec: {
      width: { step },
      height: 170,
      layer: [
        undecidedBand(criterion, domain),
        {
          transform: [{ filter: 'datum.isDetected' }],
          name: 'detected',
          mark: { type: 'rule', stroke: INK.outline, strokeWidth: 1.5, strokeDash: [4, 3] },
          encoding: { x },
        },
        {
          transform: [{ filter: 'datum.isDetected' }],
          mark: { type: 'text', color: INK.outline, fontSize: 10.5, fontWeight: 600, baseline: 'bottom' },
          encoding: { x, text: { field: 'detected', type: 'nominal' }, y: { value: -3 } },
        },
        {
          name: 'line',
          mark: { type: 'line', color: '#b6bcc6', strokeWidth: 1.2 },
          encoding: { x, y: y('level', domain) },
        },
        {
          name: 'points',
          mark: { type: 'point', filled: true, size: 64, opacity: 1, stroke: '#ffffff', strokeWidth: 0.8 },
          encoding: {
            x,
            y: y('drawn', domain),
            color: termScale(hasNoData, layout, colours),
            shape: termScale(hasNoData, layout, shapes),
          },
        },
      ],
    },
  };
}

/** A layer with data of its own, which every panel shows. */
function undecidedBand({ below, failsAbove }: VanishingCriterion, domain: [number, number]) {
  return {
    data: { values: [{ low: decade(below), high: decade(failsAbove), label: 'undecided' }] },
    mark: { type: 'rect' as const },
    encoding: {
      x: { value: 0 },
      x2: { value: 'width' as const },
      y: y('low', domain),
      y2: { field: 'high' },
      fill: {
        field: 'label',
        type: 'nominal' as const,
        scale: { domain: ['undecided'], range: ['#e9ecf0'] },
        legend: { title: null, symbolType: 'square', symbolSize: 180 },
      },
    },
  };
}

const colours = [...LOSS_TERMS.map((term) => TERM_COLOURS[term]), INK.muted];
const shapes = [...LOSS_TERMS.map((term) => TERM_SHAPES[term]), 'cross'];

function y(field: string, domain: [number, number]) {
  return {
    field,
    type: 'quantitative' as const,
    axis: decadeAxis(domain, 'lowest loss'),
    scale: { domain, zero: false, nice: false, clamp: true },
  };
}

function termScale(hasNoData: boolean, layout: FigureLayout, range: readonly string[]) {
  const count = hasNoData ? LOSS_TERMS.length + 1 : LOSS_TERMS.length;
  return {
    field: 'term',
    type: 'nominal' as const,
    scale: { domain: [...LOSS_TERMS, NO_FINITE_LOSS].slice(0, count), range: range.slice(0, count) },
    legend: { title: 'dominant term', columns: layout === 'wide' ? 3 : 2, symbolOpacity: 1 },
  };
}
