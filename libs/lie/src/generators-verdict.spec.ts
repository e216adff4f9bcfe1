import fc from 'fast-check';
import { REJECTED, verdictOn } from './generators-verdict.js';
import { INDEPENDENT_ABOVE } from './require-independent.js';

fc.configureGlobal({ seed: 20_230_104 });

const BELOW = 1e-4;

/** Any number, with those at which verdicts turn and those that are no numbers among them. */
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, BELOW, BELOW / 2, INDEPENDENT_ABOVE, 1),
);
const found = fc.record({ independence: number, invariance: number, closure: number });

describe('the verdict', () => {
  it('accepts what is clearly independent, invariant and closed', () => {
    expect(verdictOn({ independence: 0.9, invariance: 1e-6, closure: 1e-6 }, true, BELOW)).toEqual({
      ...{ independence: 0.9, invariance: 1e-6, closure: 1e-6 },
      ...{ isIndependent: true, isInvariant: true, isClosed: true },
    });
  });

  it('fails a number that is NaN, and stores none that is not finite', () => {
    fc.assert(
      fc.property(found, fc.boolean(), (numbers, closureHasWeight) => {
        const verdict = verdictOn(numbers, closureHasWeight, BELOW);
        for (const key of ['independence', 'invariance', 'closure'] as const) {
          expect(verdict[key]).toBe(Number.isFinite(numbers[key]) ? numbers[key] : null);
        }
        expect(verdict.isIndependent).toBe(numbers.independence > INDEPENDENT_ABOVE);
        expect(verdict.isInvariant).toBe(numbers.invariance < BELOW);
        expect(verdict.isClosed).toBe(!closureHasWeight || numbers.closure < BELOW);
      }),
    );
  });

  it.each(['independence', 'invariance', 'closure'] as const)('never accepts a set whose %s is NaN', (key) => {
    const verdict = verdictOn({ independence: 1, invariance: 0, closure: 0, [key]: NaN }, true, BELOW);
    expect(verdict.isIndependent && verdict.isInvariant && verdict.isClosed).toBe(false);
    expect(verdict[key]).toBeNull();
  });

  it('is strict: what stands on a bound fails', () => {
    const verdict = verdictOn({ independence: INDEPENDENT_ABOVE, invariance: BELOW, closure: BELOW }, true, BELOW);
    expect([verdict.isIndependent, verdict.isInvariant, verdict.isClosed]).toEqual([false, false, false]);
  });

  it('asks nothing of closure where closure has no weight, not even a number', () => {
    expect(verdictOn({ independence: 1, invariance: 0, closure: NaN }, false, BELOW).isClosed).toBe(true);
  });

  it('on a rejected set is no throughout, as JSON too', () => {
    expect(JSON.parse(JSON.stringify(REJECTED))).toEqual(REJECTED);
    expect(Object.values(REJECTED).every((value) => value === null || value === false)).toBe(true);
  });
});
