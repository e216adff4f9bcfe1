import { budgetUses, type BudgetSpec, type BudgetUse } from '@liesweep/sweep';
import { readSpec } from '@liesweep/storage';
import type { MeasureBudgetsRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/**
 * How much of each of its budgets a sweep has used up. The specification is read anew: its budget may have been raised.
 *
 * @throws CorruptFileError when the specification is damaged
 * @throws UnknownSweepError when the sweep was not saved
 */
export async function measureBudgets(stores: Stores, request: MeasureBudgetsRequest): Promise<readonly BudgetUse[]> {
  const { budget } = await readSpec(stores.tensors, request);
  return spentOf(stores, budget, request);
}

/** The use of these budgets, by what is recorded of the sweep. */
export async function spentOf(
  { rows }: Pick<Stores, 'rows'>,
  budget: BudgetSpec,
  { sweepId, wallMs }: Pick<MeasureBudgetsRequest, 'sweepId' | 'wallMs'>,
): Promise<BudgetUse[]> {
  const [{ recorded, reused, failed, trainedSeconds }, before] = await Promise.all([
    rows.progress(sweepId),
    rows.standing(sweepId),
  ]);
  return budgetUses(budget, {
    trials: recorded - reused + failed,
    deviceSeconds: trainedSeconds,
    wallMs: Math.max(wallMs, before?.wallMs ?? 0),
    failures: failed,
  });
}
