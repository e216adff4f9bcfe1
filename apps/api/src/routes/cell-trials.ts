import { isVanishingTrial } from '@liesweep/phase-diagram';
import {
  gridPointKey,
  type Cell,
  type GridPoint,
  type LiveRows,
  type RefereeVerdict,
  type SweepRecord,
  type TrialResult,
} from '@liesweep/sweep';
import type { TensorPlace } from '../compute/tensor-place.js';
import { notFound } from '../server/http-problem.js';

/** A trial of a cell, as far as what was stored of it is asked for. */
export interface CellTrial {
  readonly restart: number;
  readonly referee: RefereeVerdict | null;
  readonly place: TensorPlace;
}

/** Trials of a page of the store. */
const PAGE = 1_000;

/**
 * The trial of a cell with a restart, or the best one.
 *
 * @throws HttpProblem 404 where it is not recorded yet
 */
export async function cellTrial(
  rows: LiveRows,
  { sweepId }: Pick<SweepRecord, 'sweepId'>,
  gridPoint: GridPoint,
  restart: number | undefined,
): Promise<CellTrial> {
  const cellKey = gridPointKey(gridPoint);
  if (restart === undefined) {
    const best = (await rows.cell(sweepId, cellKey))?.best ?? null;
    if (best === null) throw notFound('trial of this cell yet');
    return { restart: restartOf(best), referee: best.referee, place: best.tensors };
  }
  for (let after: string | undefined; ; ) {
    const page = await rows.trialPage(sweepId, { sort: 'key', order: 'asc', cellKey, after, limit: PAGE });
    const found = page.trials.find((trial) => trial.restart === restart);
    if (found !== undefined) return { restart, referee: found.referee, place: found.tensors };
    if (page.next === null) throw notFound(`trial of restart ${String(restart)} in this cell yet`);
    after = page.next;
  }
}

/** A trial with what its curve is drawn by. */
export interface CurveTrial extends TensorPlace {
  readonly restart: number;
  readonly isBest: boolean;
  readonly vanishes: boolean;
}

/** Some trials of a cell, the one that represents it first, then those of the lowest final loss; and how many there are. */
export async function curveTrials(
  rows: LiveRows,
  { sweepId }: Pick<SweepRecord, 'sweepId'>,
  gridPoint: GridPoint,
  limit: number,
): Promise<{ readonly trials: readonly CurveTrial[]; readonly of: number }> {
  const cellKey = gridPointKey(gridPoint);
  const [cell, page] = await Promise.all([
    rows.cell(sweepId, cellKey),
    rows.trialPage(sweepId, { sort: 'finalLoss', order: 'asc', cellKey, limit }),
  ]);
  const best = cell?.best ?? null;
  const others = page.trials.filter(({ trialKey }) => trialKey !== best?.trialKey).map(curveTrial);
  const first = best === null ? [] : [bestCurve(best)];
  return { trials: [...first, ...others].slice(0, limit), of: page.matched };
}

function curveTrial(trial: TrialResult): CurveTrial {
  return { restart: trial.restart, isBest: false, vanishes: isVanishingTrial(trial), ...trial.tensors };
}

function bestCurve(best: NonNullable<Cell['best']>): CurveTrial {
  return { restart: restartOf(best), isBest: true, vanishes: best.isVanishing, ...best.tensors };
}

/** The restart that a trial’s key names, of whatever engine. */
function restartOf({ trialKey }: Pick<TrialResult, 'trialKey'>): number {
  return Number(/\/restart=(\d+)(?:\/|$)/.exec(trialKey)?.[1] ?? 0);
}
