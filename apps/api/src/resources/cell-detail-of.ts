import type { CellDetail } from '@liesweep/api-contract';
import { emptyCell, isDecided } from '@liesweep/phase-diagram';
import { gridPointAt, gridPointKey, placeOfKey, type SweepOverview } from '@liesweep/sweep';
import type { ApiContext } from '../server/api-context.js';
import { trialOf } from './trial-of.js';

/** Trials of one answer. */
const MOST_TRIALS = 1_000;

/** A cell with its restarts, the best first: accepted ones, then those of the lowest final loss. */
export async function cellDetailOf(
  { record, progress }: Pick<SweepOverview, 'record' | 'progress'>,
  index: number,
  { rows, failures }: Pick<ApiContext, 'rows' | 'failures'>,
): Promise<CellDetail> {
  const { sweepId, spec } = record;
  const gridPoint = gridPointAt(spec, index);
  const key = gridPointKey(gridPoint);
  const [cell = emptyCell(gridPoint), page, failed, { byCell }] = await Promise.all([
    rows.cell(sweepId, key),
    rows.trialPage(sweepId, { sort: 'finalLoss', order: 'asc', cellKey: key, limit: MOST_TRIALS }),
    rows.cellFailures(sweepId, key),
    failures.of(record, progress.failed),
  ]);
  const trials = page.trials.map((trial) => trialOf(spec, trial));
  const { lowestLoss, finalLoss, terms, dominantTerm, vanishingTrials, best } = cell;
  return {
    ...{ index, key, system: gridPoint.system, dimension: gridPoint.dimension },
    ...{ generators: gridPoint.generatorCount, weights: gridPoint.lossWeights, restarts: spec.restarts },
    isDecided: isDecided(cell, spec.restarts, byCell.get(index) ?? 0),
    trials: [...trials.filter(({ vanishes }) => vanishes), ...trials.filter(({ vanishes }) => !vanishes)],
    recorded: page.matched,
    failures: failed.map(({ trialKey, ...failure }) => ({
      restart: placeOfKey(spec, trialKey)?.restart ?? 0,
      ...failure,
    })),
    ...{ lowestLoss, finalLoss, terms, dominantTerm, vanishingTrials },
    bestRestart: best === null ? null : (placeOfKey(spec, best.trialKey)?.restart ?? null),
    polished: best?.referee?.polished ?? false,
  };
}
