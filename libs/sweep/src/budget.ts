import { countOf } from './count-of.js';
import type { BudgetSpec } from './sweep-spec.js';

/** What a sweep may be bounded in. */
export type BudgetKind = 'trials' | 'deviceHours' | 'wallTime' | 'failures';

/** How much of one budget is used up; `wallTime` in milliseconds, `deviceHours` in hours, the others in trials. */
export interface BudgetUse {
  readonly budget: BudgetKind;
  readonly used: number;
  readonly limit: number;
}

/** What a sweep has spent so far. */
export interface BudgetSpending {
  /** Trials that it trained or gave up; those that it took over from other sweeps cost nothing. */
  readonly trials: number;
  /** Time of device slots, seconds. */
  readonly deviceSeconds: number;
  /** Time that the sweep was under way and not paused. */
  readonly wallMs: number;
  readonly failures: number;
}

/** From this share of a budget on, the user is warned. */
const WARNING_SHARE = 0.8;

const SECONDS_PER_HOUR = 3600;
const MS_PER_SECOND = 1000;

/** The use of every budget that a sweep file sets, in the file's order; none where all are null. */
export function budgetUses(budget: BudgetSpec, spent: BudgetSpending): BudgetUse[] {
  const uses: readonly { budget: BudgetKind; used: number; limit: number | null }[] = [
    { budget: 'trials', used: spent.trials, limit: budget.trials },
    { budget: 'deviceHours', used: spent.deviceSeconds / SECONDS_PER_HOUR, limit: budget.deviceHours },
    { budget: 'wallTime', used: spent.wallMs, limit: budget.wallTimeMs },
    { budget: 'failures', used: spent.failures, limit: budget.failures },
  ];
  return uses.flatMap(({ limit, ...use }) => (limit === null ? [] : [{ ...use, limit }]));
}

/** The budget is used up. A budget of no failure at all is used up by the first. */
export function isExhausted({ used, limit }: BudgetUse): boolean {
  return used > 0 && used >= limit;
}

/** At least four fifths of the budget are used up. */
export function isRunningOut({ used, limit }: BudgetUse): boolean {
  return used > 0 && used >= WARNING_SHARE * limit;
}

/** The use of a budget in words, such as `8 of 10 trials` or `1.6 of 2 device-hours`. */
export function describeBudgetUse({ budget, used, limit }: BudgetUse): string {
  switch (budget) {
    case 'trials':
      return `${String(used)} of ${countOf(limit, 'trial')}`;
    case 'deviceHours':
      return `${shortNumber(used)} of ${shortNumber(limit)} device-hours`;
    case 'wallTime':
      return `${shortNumber(used / MS_PER_SECOND)} of ${shortNumber(limit / MS_PER_SECOND)} seconds of wall time`;
    case 'failures':
      return `${String(used)} of ${countOf(limit, 'failure')}`;
  }
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
