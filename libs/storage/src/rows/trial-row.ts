import { gridPointKey, trialResultSchema, type TrialResult } from '@liesweep/sweep';
import { checkRow } from './check-row.js';
import { DamagedRowError } from './damaged-row-error.js';
import { readJson } from './read-json.js';
import { assertIntact, rowDigest } from './row-digest.js';
import type { TrialRow } from './tables.js';

/** A trial's result as a row of the sweep that records it. */
export function toTrialRow(trial: TrialResult, sweepId: string): TrialRow {
  const row = {
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
  return { ...row, row_digest: rowDigest(whatItSays(row)) };
}

/**
 * The result that a row holds; the inverse of `toTrialRow`.
 *
 * @throws DamagedRowError when it is not what was written
 */
export function toTrialResult(row: TrialRow): TrialResult {
  const place = { table: 'trials', key: row.trial_key };
  assertIntact(row.row_digest, whatItSays(row), place);
  const result = checkRow(
    trialResultSchema,
    {
      trialKey: row.trial_key,
      gridPoint: {
        system: row.system,
        dimension: row.dimension,
        generatorCount: row.generator_count,
        lossWeights: readJson('loss_weights', row.loss_weights, place),
      },
      restart: row.restart,
      outcome: row.outcome,
      steps: row.steps,
      lowestLoss: row.lowest_loss,
      finalLoss: row.final_loss,
      terms: readJson('terms', row.terms, place),
      seconds: row.seconds,
      trainedOn: readJson('trained_on', row.trained_on, place),
      referee: readJson('referee', row.referee, place),
      tensors: { digest: row.tensors_digest, position: row.tensors_position },
    },
    place,
  );
  if (!row.trial_key.startsWith(`${gridPointKey(result.gridPoint)}/`)) {
    throw new DamagedRowError(place, 'its key is of another grid point');
  }
  return result;
}

/** All but the sweep that recorded it first, which changes when that one is deleted. */
function whatItSays(row: Omit<TrialRow, 'row_digest'>): readonly (string | number | null)[] {
  return [
    ...[row.trial_key, row.system, row.dimension, row.generator_count, row.restart, row.outcome, row.steps],
    ...[row.lowest_loss, row.final_loss, row.seconds, row.tensors_digest, row.tensors_position],
    ...[row.loss_weights, row.terms, row.trained_on, row.referee],
  ];
}
