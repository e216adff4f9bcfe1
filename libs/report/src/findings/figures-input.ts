import type { TrialCurve } from '@liesweep/figures';
import { vanishingCriterion, type PhaseDiagram } from '@liesweep/phase-diagram';
import type { Cell, SweepSpec } from '@liesweep/sweep';
import type { FiguresInput } from '../page/report-input.js';
import { detectedGenerators } from './detected-generators.js';
import type { DetectedGroup } from './detected-groups.js';
import { planeFields } from './plane-fields.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';
import { sliceAngles } from './slice-angles.js';
import { sliceFlows } from './slice-flows.js';
import type { TrialReference } from './survey-trials.js';

/** What the figures of a run are drawn from. */
export function figuresInput(
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  groups: readonly DetectedGroup[],
  samples: readonly TrialReference[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
  { system, training }: Pick<SweepSpec, 'system' | 'training'>,
): FiguresInput {
  return {
    phaseDiagram: diagram,
    curves: curvesOf(cells, samples, byTrial),
    generators: groups.map(detectedGenerators),
    angles: sliceAngles(diagram, cells, byTrial),
    digitFlows: sliceFlows(diagram, cells, byTrial),
    planeFields: planeFields(diagram, cells, byTrial, system),
    criterion: vanishingCriterion(training, system.parameterisation),
  };
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
