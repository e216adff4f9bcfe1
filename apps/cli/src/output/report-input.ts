import type { TrialCurve } from '@liesweep/figures';
import { vanishingCriterion, type PhaseDiagram } from '@liesweep/phase-diagram';
import { gridPointKey, type Cell, type SweepSpec } from '@liesweep/sweep';
import { toGenerators, toRows, type DetectedGenerators, type FiguresInput } from '../report/index.js';
import { planeFields } from './plane-fields.js';
import type { TrialTensors } from './read-trial-tensors.js';
import { sliceAngles } from './slice-angles.js';
import type { TrialReference } from './survey-trials.js';

/** What the figures of a run are drawn from. */
export function figuresInput(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  samples: readonly TrialReference[],
  byTrial: ReadonlyMap<string, TrialTensors>,
  { system, training }: Pick<SweepSpec, 'system' | 'training'>,
): FiguresInput {
  return {
    phaseDiagram: diagram,
    curves: curvesOf(cells, samples, byTrial),
    generators: detectedGenerators(diagram, cells, byTrial),
    angles: sliceAngles(diagram, cells, byTrial),
    planeFields: planeFields(diagram, cells, byTrial, system),
    criterion: vanishingCriterion(training, system.parameterisation),
  };
}

/** The curve of every cell's best trial, and of a few others. */
function curvesOf(
  cells: readonly Cell[],
  samples: readonly TrialReference[],
  byTrial: ReadonlyMap<string, TrialTensors>,
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

/** The generators of the detected group of each slice that has one: those of its cell's best trial. */
function detectedGenerators(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, TrialTensors>,
): DetectedGenerators[] {
  const byPoint = new Map(cells.map((cell) => [gridPointKey(cell.gridPoint), cell]));
  return diagram.slices.flatMap(({ system, dimension, weights, groupDimension: { value } }) => {
    const key = gridPointKey({ system, dimension, lossWeights: weights, generatorCount: value ?? 0 });
    const found = byTrial.get(byPoint.get(key)?.best?.trialKey ?? '');
    if (found === undefined) {
      return [];
    }
    const { generators, structureConstants } = found;
    return [
      {
        system,
        dimension,
        weights,
        generators: toGenerators(generators),
        structureConstants: structureConstants === undefined ? [] : toRows(structureConstants),
      },
    ];
  });
}
