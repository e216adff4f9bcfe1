import type { LabelAction } from '../label-action.js';
import type { WhitenedBlock } from '../whitened-block.js';

/** A sample at which the labels' action is asked for. */
export interface LabelledSample {
  /** x, L numbers. */
  readonly x: Float64Array;
  /** f(x), k numbers. */
  readonly f: Float64Array;
  readonly blocks: readonly WhitenedBlock[];
  /** Label unknowns, which stand before the fields in a row. */
  readonly unknowns: number;
}

/** What the action on the labels adds to the rows of one sample. */
export interface LabelTerms {
  /**
   * Adds to the row of a label: to the label unknowns at its beginning, and to the fields behind them.
   *
   * @returns the norm without cancellation of what depends on fields
   */
  addTo(row: Float64Array, label: number): number;
}

/** One way in which labels move. */
export interface LabelActionDefinition<Action extends LabelAction> {
  readonly kind: Action['kind'];
  /** Unknowns of the action, which are eliminated. @param n features of a particle, of the first block */
  unknowns(action: Action, sizes: { readonly labelCount: number; readonly n: number }): number;
  /** Null where labels do not move. */
  readonly terms: ((action: Action, sample: LabelledSample) => LabelTerms) | null;
}

/** A definition as it stands, checked. */
export function defineLabelAction<Kind extends LabelAction['kind']>(
  definition: LabelActionDefinition<Extract<LabelAction, { kind: Kind }>> & { readonly kind: Kind },
): LabelActionDefinition<Extract<LabelAction, { kind: Kind }>> {
  return definition;
}
