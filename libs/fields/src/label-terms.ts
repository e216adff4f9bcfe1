import type { FieldProblem } from './field-problem.js';
import type { LabelTerms } from './label-actions/define-label-action.js';
import { labelActionOf } from './label-actions/index.js';
import type { WhitenedBlock } from './whitened-block.js';

/** The unknowns of the action on labels, which are eliminated. */
export function labelUnknownCount({ labelAction, labelCount, ansatz: { blocks } }: FieldProblem): number {
  const n = blocks[0]?.dictionary.dimension ?? NaN;
  return labelActionOf(labelAction).unknowns(labelAction, { labelCount, n });
}

/**
 * What the action on labels adds at a sample; null where labels do not move.
 *
 * @throws RangeError where they move and their values are not known
 */
export function labelTerms(
  problem: FieldProblem,
  blocks: readonly WhitenedBlock[],
  x: Float64Array,
): LabelTerms | null {
  const { labelAction, value } = problem;
  const { terms } = labelActionOf(labelAction);
  if (terms === null) return null;
  if (value === undefined) throw new RangeError('labels that move: expected their values, got only their derivatives');
  return terms(labelAction, { x, f: Float64Array.from(value(x)), blocks, unknowns: labelUnknownCount(problem) });
}
