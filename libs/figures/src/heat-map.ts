import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { TopLevelSpec } from 'vega-lite';

import { cellColour, cellLabel, lossDomain } from './cell-colour.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { HATCH, INK, SEQUENTIAL } from './palettes.js';
import { PANEL_GAP, panelPerWeights } from './panels.js';
import { panelKey } from './slices.js';
import { themeFor } from './theme.js';

const CHECK_MARK = 'M-0.8,0.05L-0.25,0.6L0.8,-0.6';

/**
 * Heat map: log₁₀ of the lowest loss over the plane (N_g, n), one panel for each system and set of weights h.
 *
 * The number is printed in each cell. Cells that vanish carry a check mark, the cell at the detected group dimension
 * is outlined, and a cell without any finite loss is hatched; grid points that were not swept stay empty.
 */
export function heatMap(slices: readonly PhaseDiagramSlice[], layout: FigureLayout = 'wide'): TopLevelSpec {
  const domain = lossDomain(slices.flatMap(({ cells }) => cells.map(({ lowestLoss }) => lowestLoss)));
  const widest = Math.max(1, ...slices.map(({ cells }) => cells.length));
  const step = cellWidth(widest, new Set(slices.map(panelKey)).size, layout);
  const panels = panelPerWeights(slices, layout, widest * step);
  const hasDecimals = step >= 36;
  const height = Math.max(32, Math.min(step, 36));
  const values = slices.flatMap((slice) =>
    slice.cells.map((cell) => {
      const { level, isLight, mark } = cellColour(cell, domain);
      return {
        ...panels.place(slice),
        n: slice.dimension,
        generators: cell.generators,
        level,
        label: cellLabel(cell.lowestLoss, hasDecimals ? 1 : 0),
        ...{ isLight, mark },
        outline: cell.generators === slice.groupDimension.value ? 'detected group dimension' : null,
      };
    }),
  );
  return {
    config: themeFor(layout),
    data: { values },
    ...panels.grid,
    spec: {
      width: { step },
      height: { step: height },
      encoding: {
        x: { field: 'generators', type: 'ordinal', axis: axis('number of generators N_g'), scale: BANDS },
        y: { field: 'n', type: 'ordinal', axis: axis('dimension n'), scale: BANDS },
      },
      layer: [
        {
          name: 'cells',
          transform: [{ filter: 'datum.level !== null' }],
          mark: { type: 'rect', cornerRadius: 3 },
          encoding: {
            color: {
              field: 'level',
              type: 'quantitative',
              scale: sequentialScale(domain),
              legend: colourLegend(layout),
            },
          },
        },
        {
          name: 'without-loss',
          transform: [{ filter: 'datum.level === null' }],
          mark: { type: 'rect', cornerRadius: 3, fill: HATCH },
        },
        {
          name: 'detected',
          transform: [{ filter: 'datum.outline !== null' }],
          mark: { type: 'rect', fill: null, strokeWidth: 3, cornerRadius: 4 },
          encoding: {
            stroke: {
              field: 'outline',
              type: 'nominal',
              scale: { domain: ['detected group dimension'], range: [INK.outline] },
              legend: {
                title: null,
                symbolType: 'square',
                symbolFillColor: 'transparent',
                symbolStrokeWidth: 3,
                symbolSize: 160,
              },
            },
          },
        },
        ...[true, false].map((isLight) => ({
          transform: [{ filter: `datum.isLight === ${String(isLight)}` }],
          mark: {
            type: 'text' as const,
            color: isLight ? INK.light : INK.dark,
            fontSize: hasDecimals ? 11 : 9,
            dy: hasDecimals ? 3 : 6,
          },
          encoding: { text: { field: 'label', type: 'nominal' as const } },
        })),
        ...[true, false].map((isLight) => ({
          name: isLight ? 'marks-on-dark' : 'marks-on-light',
          transform: [{ filter: `datum.mark !== null && datum.isLight === ${String(isLight)}` }],
          mark: {
            type: 'point' as const,
            filled: false,
            size: 40,
            strokeWidth: 1.6,
            stroke: isLight ? INK.light : INK.dark,
            xOffset: step / 2 - 8,
            yOffset: 8 - height / 2,
          },
          encoding: {
            shape: {
              field: 'mark',
              type: 'nominal' as const,
              scale: markScale(values.some(({ level }) => level === null)),
              legend: { title: null, symbolStrokeColor: INK.dark, symbolStrokeWidth: 1.8, symbolSize: 60 },
            },
          },
        })),
      ],
    },
  };
}

const BANDS = { paddingInner: 0.05, paddingOuter: 0.03 };

function axis(title: string) {
  return { title, labelAngle: 0, domain: false, ticks: false, labelPadding: 5 };
}

function cellWidth(widest: number, panelCount: number, layout: FigureLayout): number {
  const perRow = layout === 'wide' ? Math.min(2, panelCount) : 1;
  return Math.min(50, Math.max(25, Math.floor((LAYOUT_WIDTH[layout] / perRow - PANEL_GAP.column) / widest)));
}

function sequentialScale([low, high]: readonly [number, number]) {
  const stops = SEQUENTIAL.map((_, index) => low + (index * (high - low)) / (SEQUENTIAL.length - 1));
  return { domain: stops, range: [...SEQUENTIAL], interpolate: 'rgb' as const, zero: false, nice: false };
}

function colourLegend(layout: FigureLayout) {
  return {
    title: 'log₁₀ lowest loss',
    gradientLength: layout === 'wide' ? 260 : 200,
    gradientThickness: 10,
    tickCount: 5,
    format: '.0f',
  };
}

function markScale(hasNoData: boolean) {
  return hasNoData
    ? { domain: ['vanishes', 'no finite loss'], range: [CHECK_MARK, 'cross'] }
    : { domain: ['vanishes'], range: [CHECK_MARK] };
}
