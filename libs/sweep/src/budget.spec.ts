import { budgetUses, describeBudgetUse, isExhausted, isRunningOut, type BudgetUse } from './budget.js';
import type { BudgetSpec } from './sweep-spec.js';

const UNBOUNDED: BudgetSpec = { trials: null, deviceHours: null, wallTimeMs: null, failures: null };
const NOTHING = { trials: 0, deviceSeconds: 0, wallMs: 0, failures: 0 };

function useOf(used: number, limit: number): BudgetUse {
  return { budget: 'trials', used, limit };
}

describe('budgetUses', () => {
  it('has an entry for each budget that is set, and for no other', () => {
    expect(budgetUses(UNBOUNDED, { ...NOTHING, trials: 1e6 })).toEqual([]);
    expect(budgetUses({ ...UNBOUNDED, failures: 0, trials: 3 }, { ...NOTHING, trials: 2 })).toEqual([
      { budget: 'trials', used: 2, limit: 3 },
      { budget: 'failures', used: 0, limit: 0 },
    ]);
  });

  it('counts a device-hour as 3600 seconds of one slot', () => {
    expect(budgetUses({ ...UNBOUNDED, deviceHours: 2 }, { ...NOTHING, deviceSeconds: 5400 })).toEqual([
      { budget: 'deviceHours', used: 1.5, limit: 2 },
    ]);
  });
});

describe('a budget', () => {
  it.each([
    { used: 7, limit: 10, runsOut: false, isUsedUp: false },
    { used: 8, limit: 10, runsOut: true, isUsedUp: false },
    { used: 10, limit: 10, runsOut: true, isUsedUp: true },
    { used: 11, limit: 10, runsOut: true, isUsedUp: true },
    { used: 0, limit: 0, runsOut: false, isUsedUp: false },
    { used: 1, limit: 0, runsOut: true, isUsedUp: true },
  ])('of $limit with $used used runs out: $runsOut, is used up: $isUsedUp', ({ used, limit, runsOut, isUsedUp }) => {
    expect(isRunningOut(useOf(used, limit))).toBe(runsOut);
    expect(isExhausted(useOf(used, limit))).toBe(isUsedUp);
  });

  it('is described in its own unit', () => {
    expect(describeBudgetUse(useOf(8, 10))).toBe('8 of 10 trials');
    expect(describeBudgetUse({ budget: 'deviceHours', used: 1.23456, limit: 2 })).toBe('1.23 of 2 device-hours');
    expect(describeBudgetUse({ budget: 'wallTime', used: 90_500, limit: 120_000 })).toBe(
      '90.5 of 120 seconds of wall time',
    );
    expect(describeBudgetUse({ budget: 'failures', used: 1, limit: 0 })).toBe('1 of 0 failures');
  });
});
