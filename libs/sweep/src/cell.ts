import type { LossTerm, LossTerms } from './loss-weights.js';
import type { RefereeVerdict } from './trial-result.js';
import type { GridPoint } from './trial.js';

/** All restarts of one grid point, folded. Folding a trial costs O(1) and keeps nothing per trial. */
export interface Cell {
  readonly gridPoint: GridPoint;
  readonly trials: number;
  /** Smallest lowest loss of the trials, and its weighted terms; null when no trial was ever finite. */
  readonly lowestLoss: number | null;
  readonly terms: LossTerms;
  readonly dominantTerm: LossTerm | null;
  /** Smallest final loss of the trials. */
  readonly finalLoss: number | null;
  /** Trials whose final loss vanishes and whose generators the referee accepts. */
  readonly vanishingTrials: number;
  /** The trial whose generators represent the cell: the lowest final loss, an accepted one first. */
  readonly best: {
    readonly trialKey: string;
    readonly finalLoss: number | null;
    readonly isVanishing: boolean;
    readonly referee: RefereeVerdict | null;
    readonly tensors: { readonly digest: string; readonly position: number };
  } | null;
}
