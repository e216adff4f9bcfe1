import { panelKey, type SliceKey, type TrialCurve } from '@liesweep/figures';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { StoredTrialTensors } from '@liesweep/storage';
import type { Cell, Certificate, FileDataset, SweepSpec } from '@liesweep/sweep';
import { bestTrialAt } from './best-trials.js';
import { withStructures, type DetectedGroup } from './detected-groups.js';
import { withCertifiedStructures } from './certified-structures.js';
import type { TrialReference } from './survey-trials.js';

/** What the figures and the sections of a sweep are read from. */
export interface SweepFindings {
  readonly phaseDiagram: PhaseDiagram;
  readonly certificates: readonly Certificate[];
  readonly spec: Pick<SweepSpec, 'system' | 'training' | 'data' | 'seed'>;
  /** What was stored of the sweep’s data file, where figures show its rows. */
  readonly file?: FileDataset | undefined;
  /** At most one per slice. */
  readonly groups: readonly DetectedGroup[];
  /** A few per cell, the best trial's among them. */
  readonly curves: readonly TrialCurve[];
  /** Of the best trial at N_g generators of a slice; undefined where there is none, or it could not be read. */
  readonly tensorsOf: (slice: SliceKey, generatorCount: number) => StoredTrialTensors | undefined;
  /** N_g of a slice’s cells that a finish in float64 decided. */
  readonly polishedAt: (slice: SliceKey) => readonly number[];
}

/** What is recorded of a sweep and was read. */
export interface ReadSweep extends Pick<SweepFindings, 'phaseDiagram' | 'certificates' | 'spec' | 'file' | 'groups'> {
  readonly cells: readonly Cell[];
  /** A few trials of every cell, for their curves. */
  readonly samples: readonly TrialReference[];
  readonly byTrial: ReadonlyMap<string, StoredTrialTensors>;
}

/** Puts together what was read of a sweep; its diagram names the algebra of each detected group. */
export function sweepFindings({ cells, samples, byTrial, ...read }: ReadSweep): SweepFindings {
  const trialAt = bestTrialAt(cells);
  return {
    ...read,
    phaseDiagram: withCertifiedStructures(withStructures(read.phaseDiagram, read.groups)),
    curves: curvesOf(cells, samples, byTrial),
    tensorsOf: (slice, generatorCount) => byTrial.get(trialAt(slice, generatorCount)?.trialKey ?? ''),
    polishedAt: (slice) => polishedCounts(cells, slice),
  };
}

function polishedCounts(cells: readonly Cell[], { system, dimension, weights }: SliceKey): number[] {
  const own = panelKey({ system, dimension, weights });
  return cells
    .filter(({ gridPoint, best }) => {
      const { lossWeights, ...point } = gridPoint;
      const isHere = point.dimension === dimension && panelKey({ ...point, weights: lossWeights }) === own;
      return isHere && best?.referee?.polished === true;
    })
    .map(({ gridPoint }) => gridPoint.generatorCount);
}

/** The curve of every cell's best trial, and of a few others. */
function curvesOf(
  cells: readonly Cell[],
  samples: readonly TrialReference[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
): TrialCurve[] {
  const best = cells.flatMap(({ gridPoint, best }) => (best === null ? [] : [{ ...best, gridPoint, isBest: true }]));
  const bestKeys = new Set(best.map(({ trialKey }) => trialKey));
  const others = samples
    .filter(({ trialKey }) => !bestKeys.has(trialKey))
    .map((sample) => ({ ...sample, isBest: false }));
  return [...others, ...best].flatMap(({ trialKey, gridPoint, isBest, isVanishing }) => {
    const curve = byTrial.get(trialKey)?.curve;
    return curve === undefined || curve.steps.length === 0 ? [] : [{ gridPoint, curve, isBest, isVanishing }];
  });
}
