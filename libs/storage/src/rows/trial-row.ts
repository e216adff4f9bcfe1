import type { LossTerms, LossWeights, RefereeVerdict, TrainingDevice, TrialResult } from '@liesweep/sweep';
import type { TrialRow } from './tables.js';

/** A trial's result as a row of the sweep that records it. */
export function toTrialRow(trial: TrialResult, sweepId: string): TrialRow {
  return {
    trial_key: trial.trialKey,
    recorded_by: sweepId,
    system: trial.gridPoint.system,
    dimension: trial.gridPoint.dimension,
    generator_count: trial.gridPoint.generatorCount,
    restart: trial.restart,
    outcome: trial.outcome,
    steps: trial.steps,
    lowest_loss: trial.lowestLoss,
    final_loss: trial.finalLoss,
    seconds: trial.seconds,
    tensors_digest: trial.tensors.digest,
    tensors_position: trial.tensors.position,
    loss_weights: JSON.stringify(trial.gridPoint.lossWeights),
    terms: JSON.stringify(trial.terms),
    trained_on: JSON.stringify(trial.trainedOn),
    referee: JSON.stringify(trial.referee),
  };
}

/**
 * The result that a row holds; the inverse of `toTrialRow`.
 *
 * @throws SyntaxError when a JSON column is damaged
 */
export function toTrialResult(row: TrialRow): TrialResult {
  return {
    trialKey: row.trial_key,
    gridPoint: {
      system: row.system,
      dimension: row.dimension,
      generatorCount: row.generator_count,
      lossWeights: JSON.parse(row.loss_weights) as LossWeights,
    },
    restart: row.restart,
    outcome: row.outcome,
    steps: row.steps,
    lowestLoss: row.lowest_loss,
    finalLoss: row.final_loss,
    terms: JSON.parse(row.terms) as LossTerms,
    seconds: row.seconds,
    trainedOn: JSON.parse(row.trained_on) as TrainingDevice,
    referee: JSON.parse(row.referee) as RefereeVerdict | null,
    tensors: { digest: row.tensors_digest, position: row.tensors_position },
  };
}
