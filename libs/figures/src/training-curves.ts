import type { GridPoint, TrainingCurve } from '@liesweep/sweep';
import type { TopLevelSpec } from 'vega-lite';

import { decade, decadeAxis, decadeDomain } from './decades.js';
import { emptyFigure } from './empty-figure.js';
import type { FigureLayout } from './layout.js';
import { OUTCOME_COLOURS } from './palettes.js';
import { panelPerSlice } from './panels.js';
import type { SliceKey } from './slices.js';
import { themeFor } from './theme.js';

/** The training curve of one trial, and how it stands in its cell. */
export interface TrialCurve {
  readonly gridPoint: GridPoint;
  readonly curve: TrainingCurve;
  /** The trial that represents its cell; drawn strong, the others faint. */
  readonly isBest: boolean;
  /** Whether this trial vanished. */
  readonly isVanishing: boolean;
}

const SMALLEST_DOMAIN = [-12, 2] as const;
const PANEL = { width: 200, height: 160 } as const;
/** More points per curve than this cannot be told apart in a panel. */
const MAX_POINTS = 48;
/** With more trials than this only the best ones are drawn. */
const MOST_CURVES = 400;

/**
 * Training curves: loss against step, both logarithmic, one panel per slice.
 *
 * The best trial of each N_g is drawn strong and ends in a dot, the others faint; the colour says whether the trial
 * vanished. With more than 400 trials the faint ones are left out. A curve breaks where the loss was not finite.
 */
export function trainingCurves(trials: readonly TrialCurve[], layout: FigureLayout = 'wide'): TopLevelSpec {
  const drawn = trials.length > MOST_CURVES ? trials.filter(({ isBest }) => isBest) : trials;
  const panels = panelPerSlice(
    drawn.map(({ gridPoint }) => sliceOf(gridPoint)),
    layout,
    PANEL.width,
  );
  const values = drawn.flatMap((trial, index) => {
    const place = panels.place(sliceOf(trial.gridPoint));
    const points = thin(trial.curve);
    const last = points.findLastIndex(({ level }) => level !== null);
    return points.map((point, position) => ({
      ...point,
      ...place,
      trial: index,
      isBest: trial.isBest,
      isEnd: trial.isBest && position === last,
      outcome: trial.isVanishing ? 'vanished' : 'did not vanish',
    }));
  });
  if (values.length === 0) return emptyFigure('no training curves were kept');
  const steps = decadeDomain(
    values.map(({ decadeOfStep }) => decadeOfStep),
    [0, 1],
  );
  const losses = decadeDomain(
    values.map(({ level }) => level),
    SMALLEST_DOMAIN,
  );
  const widest = Math.max(...values.map(({ decadeOfStep }) => decadeOfStep));
  return {
    config: themeFor(layout),
    data: { values },
    ...panels.grid,
    spec: {
      width: PANEL.width,
      height: PANEL.height,
      encoding: {
        x: channel('decadeOfStep', [0, Math.max(1, widest)], decadeAxis(steps, 'step')),
        y: channel('level', losses, decadeAxis(losses, 'loss')),
        color: {
          field: 'outcome',
          type: 'nominal',
          scale: {
            domain: ['vanished', 'did not vanish'],
            range: [OUTCOME_COLOURS.vanished, OUTCOME_COLOURS.remained],
          },
          legend: { title: null, symbolType: 'stroke', symbolStrokeWidth: 2.5, symbolOpacity: 1 },
        },
        detail: { field: 'trial', type: 'nominal' },
      },
      layer: [
        {
          name: 'others',
          transform: [{ filter: '!datum.isBest' }],
          mark: { type: 'line', strokeWidth: 0.9, opacity: 0.28, interpolate: 'linear' },
        },
        {
          name: 'best',
          transform: [{ filter: 'datum.isBest' }],
          mark: { type: 'line', strokeWidth: 1.7, opacity: 0.9, interpolate: 'linear' },
        },
        {
          name: 'ends',
          transform: [{ filter: 'datum.isEnd' }],
          mark: { type: 'point', filled: true, size: 16, opacity: 1 },
        },
      ],
    },
  };
}

/** Steps and losses as decades, at most `MAX_POINTS` of them and always the last. */
function thin({ steps, losses }: TrainingCurve): readonly { decadeOfStep: number; level: number | null }[] {
  const points = steps.map((step, index) => ({
    decadeOfStep: Math.log10(Math.max(1, step)),
    level: decade(losses[index] ?? null),
  }));
  const spacing = (points.at(-1)?.decadeOfStep ?? 0) / MAX_POINTS;
  let drawn = -Infinity;
  return points.filter(({ decadeOfStep }, index) => {
    if (index < points.length - 1 && decadeOfStep - drawn < spacing) return false;
    drawn = decadeOfStep;
    return true;
  });
}

function channel(field: string, domain: [number, number], axis: ReturnType<typeof decadeAxis>) {
  return { field, type: 'quantitative' as const, axis, scale: { domain, zero: false, nice: false } };
}

function sliceOf({ system, dimension, lossWeights }: GridPoint): SliceKey {
  return { system, dimension, weights: lossWeights };
}
