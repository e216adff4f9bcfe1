import type { TrialOrder, TrialResult } from '@liesweep/sweep';
import type { SortedColumns } from './tables.js';

/** A number that trials are sorted by. */
export interface SortedNumber {
  readonly column: Exclude<keyof SortedColumns, 'outcome'>;
  readonly of: (trial: TrialResult) => number | null;
  /** Whether the column takes whole numbers alone. */
  readonly isWhole: boolean;
}

/** What trials are sorted by, beside their keys. */
export const SORTED_NUMBERS: Readonly<Record<Exclude<TrialOrder, 'key'>, SortedNumber>> = {
  lowestLoss: { column: 'lowest_loss', of: (trial) => trial.lowestLoss, isWhole: false },
  finalLoss: { column: 'final_loss', of: (trial) => trial.finalLoss, isWhole: false },
  steps: { column: 'steps', of: (trial) => trial.steps, isWhole: true },
  seconds: { column: 'seconds', of: (trial) => trial.seconds, isWhole: false },
  dimension: { column: 'dimension', of: ({ gridPoint }) => gridPoint.dimension, isWhole: true },
  generators: { column: 'generator_count', of: ({ gridPoint }) => gridPoint.generatorCount, isWhole: true },
};
