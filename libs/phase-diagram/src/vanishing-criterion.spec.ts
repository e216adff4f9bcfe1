import { dominantTerm } from './dominant-term.js';
import { logLoss } from './log-loss.js';
import { ACCEPTED } from './testing/example-trial.js';
import { isVanishingTrial, vanishingCriterion } from './vanishing-criterion.js';

describe('a trial', () => {
  it.each([0, 9.9e-7, 1e-3])('with the final loss %p vanishes when the referee accepts it', (finalLoss) => {
    expect(isVanishingTrial({ finalLoss, referee: ACCEPTED })).toBe(true);
  });

  it('that diverged does not vanish', () => {
    expect(isVanishingTrial({ finalLoss: null, referee: ACCEPTED })).toBe(false);
  });

  it.each(['isIndependent', 'isInvariant', 'isClosed'] as const)('does not vanish unless it %s', (claim) => {
    expect(isVanishingTrial({ finalLoss: 0, referee: { ...ACCEPTED, [claim]: false } })).toBe(false);
  });

  it('does not vanish without a referee', () => {
    expect(isVanishingTrial({ finalLoss: 0, referee: null })).toBe(false);
  });

  it('of the finite form has a floor of its own, in its loss and in its defect', () => {
    const finite = vanishingCriterion({ invariance: 'finite' });
    expect(finite).toEqual({ below: 1e-4, failsAbove: 1e-2, leastTolerance: 1e-2 });
    expect(vanishingCriterion({ invariance: 'lie-derivative' }).leastTolerance).toBe(0);
  });

  it('of networks is judged at 1e-3, in either form', () => {
    const forms = (['lie-derivative', 'finite'] as const).map((invariance) =>
      vanishingCriterion({ invariance }, { kind: 'non-linear' }),
    );
    expect(forms.map(({ below }) => below)).toEqual([1e-3, 1e-3]);
    expect(vanishingCriterion({ invariance: 'lie-derivative' }, { kind: 'deep-linear' }).below).toBe(1e-6);
  });
});

describe('dominantTerm', () => {
  const zero = { invariance: 0, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 };

  it('is the largest term, the first of equal ones', () => {
    expect(dominantTerm({ ...zero, closure: 2, sparsity: 1 })).toBe('closure');
    expect(dominantTerm({ ...zero, closure: 1, invariance: 1 })).toBe('invariance');
  });

  it('passes over terms that are not numbers, and is null when none is positive', () => {
    expect(dominantTerm({ ...zero, closure: null, sparsity: 1e-20, invariance: NaN })).toBe('sparsity');
    expect(dominantTerm(zero)).toBeNull();
  });
});

describe('logLoss', () => {
  it('is log₁₀, and finite for a loss of zero', () => {
    expect(logLoss(1e-3)).toBeCloseTo(-3, 12);
    expect(logLoss(0)).toBeCloseTo(-37.93, 2);
  });

  it.each([null, NaN, Infinity, -1])('is null for %p', (loss) => {
    expect(logLoss(loss)).toBeNull();
  });
});
