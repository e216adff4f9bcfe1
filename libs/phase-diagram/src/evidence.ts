import type { Cell, Certificate, ParameterisationSpec } from '@liesweep/sweep';
import { classifyCell } from './classify-cell.js';
import type { CellState } from './classify-cell.js';
import { logLoss } from './log-loss.js';
import type { VanishingCriterion } from './vanishing-criterion.js';

/** What a slice is judged by. */
export interface SliceInput {
  /** The cells of one (system, n, weights) along N_g, in any order; those without trials included. */
  readonly cells: readonly Cell[];
  /** The certificate of the system in dimension n, if there is one. */
  readonly certificate: Certificate | undefined;
  /** The restarts per cell that the sweep asks for. */
  readonly restarts: number;
  readonly criterion: VanishingCriterion;
  /** The form of the generators; only matrices have a group dimension. */
  readonly parameterisation: ParameterisationSpec['kind'];
}

/** The cells of a slice in ascending N_g, by what they say, and the certificate's number. */
export interface Evidence extends SliceInput {
  readonly inState: Readonly<Record<CellState, readonly Cell[]>>;
  /** The largest N_g that vanishes; 0 when none does. */
  readonly largestVanishing: number;
  /** The largest N_g of the grid; 0 for an empty slice. */
  readonly largestScanned: number;
  /** The certified dimension; null without a certificate and with one that is refused. */
  readonly certified: number | null;
  /** log₁₀(smallest failing / largest vanishing final loss); null when no cell fails or none vanishes. */
  readonly gapDecades: number | null;
}

/** Sorts the cells of a slice by N_g and by what they say. */
export function gatherEvidence(input: SliceInput): Evidence {
  const cells = input.cells.toSorted((a, b) => a.gridPoint.generatorCount - b.gridPoint.generatorCount);
  const inState: Record<CellState, Cell[]> = {
    vanishing: [],
    failing: [],
    pending: [],
    diverged: [],
    rejected: [],
    between: [],
  };
  const certified = input.certificate?.groupDimension ?? null;
  for (const cell of cells) {
    inState[classifyCell(cell, input.criterion, certified)].push(cell);
  }
  return {
    ...input,
    cells,
    inState,
    largestVanishing: inState.vanishing.at(-1)?.gridPoint.generatorCount ?? 0,
    largestScanned: cells.at(-1)?.gridPoint.generatorCount ?? 0,
    certified,
    gapDecades: gapBetween(inState.vanishing, inState.failing),
  };
}

function gapBetween(vanishing: readonly Cell[], failing: readonly Cell[]): number | null {
  if (vanishing.length === 0 || failing.length === 0) {
    return null;
  }
  const accepted = vanishing.map(({ best }) => logLoss(best?.finalLoss ?? null) ?? NaN);
  const failed = failing.map(({ finalLoss }) => logLoss(finalLoss) ?? NaN);
  const decades = Math.min(...failed) - Math.max(...accepted);
  return Number.isFinite(decades) ? decades : null;
}
