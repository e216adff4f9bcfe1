import fc from 'fast-check';
import type { RefereeVerdict, TrialResult } from '@liesweep/sweep';
import { emptyCell, foldTrial } from './fold-trial.js';
import { cellOf } from './testing/example-slice.js';
import { ACCEPTED, DEPENDENT, gridPointOf, trialOf } from './testing/example-trial.js';

fc.configureGlobal({ seed: 20_230_104 });

const POINT = gridPointOf(3);

/** Few distinct losses, so that ties are common; not-a-numbers among them. */
const loss = fc.constantFrom(null, NaN, Infinity, 0, 1e-13, 1e-9, 1e-7, 1e-3, 1, 5);
const referee = fc.constantFrom<RefereeVerdict | null>(null, ACCEPTED, DEPENDENT);
const trials: fc.Arbitrary<TrialResult[]> = fc
  .array(fc.record({ lowestLoss: loss, finalLoss: loss, referee, invariance: loss, closure: loss }), { maxLength: 12 })
  .map((drawn) =>
    drawn.map(({ invariance, closure, ...judged }, restart) => {
      const trial = trialOf(POINT, restart, 1);
      return { ...trial, ...judged, terms: { ...trial.terms, invariance, closure } };
    }),
  );
const shuffled = trials.chain((ordered) =>
  fc.tuple(
    fc.constant(ordered),
    fc.shuffledSubarray(ordered, { minLength: ordered.length, maxLength: ordered.length }),
  ),
);

describe('foldTrial', () => {
  it('gives the same cell in any order', () => {
    fc.assert(
      fc.property(shuffled, ([ordered, other]) => {
        expect(cellOf(POINT, other)).toEqual(cellOf(POINT, ordered));
      }),
      { numRuns: 500 },
    );
  });

  it('gives a cell that survives JSON: every number is finite or null', () => {
    fc.assert(
      fc.property(trials, (ordered) => {
        const cell = cellOf(POINT, ordered);
        expect(JSON.parse(JSON.stringify(cell))).toEqual(cell);
      }),
    );
  });

  it('counts the trials, and those that vanish', () => {
    fc.assert(
      fc.property(trials, (ordered) => {
        const cell = cellOf(POINT, ordered);
        expect(cell.trials).toBe(ordered.length);
        expect(cell.vanishingTrials > 0).toBe(cell.best?.isVanishing ?? false);
        expect(cell.vanishingTrials).toBeLessThanOrEqual(cell.trials);
      }),
    );
  });

  it('starts from the empty cell', () => {
    const trial = trialOf(POINT, 0, 1e-13);
    expect(foldTrial(undefined, trial)).toEqual(foldTrial(emptyCell(POINT), trial));
  });

  it('keeps the terms of the trial with the lowest loss', () => {
    const [high, low] = [trialOf(POINT, 0, 2), trialOf(POINT, 1, 1e-3)];
    const cell = cellOf(POINT, [high, { ...low, terms: { ...low.terms, normalization: 9e-4, closure: 1e-4 } }, high]);
    expect(cell).toMatchObject({ lowestLoss: 1e-3, dominantTerm: 'normalization', terms: { closure: 1e-4 } });
  });

  it('counts a trial that the referee accepts as vanishing, however high its loss', () => {
    const cell = cellOf(POINT, [{ ...trialOf(POINT, 0, 5), referee: ACCEPTED }, trialOf(POINT, 1, 1e-3)]);
    expect(cell).toMatchObject({ finalLoss: 1e-3, vanishingTrials: 1, best: { finalLoss: 5, isVanishing: true } });
  });

  it('prefers an accepted trial to a rejected one with a lower final loss', () => {
    const rejected = { ...trialOf(POINT, 0, 1e-15), referee: DEPENDENT };
    const cell = cellOf(POINT, [rejected, trialOf(POINT, 1, 1e-12), trialOf(POINT, 2, 1e-11)]);
    expect(cell).toMatchObject({
      finalLoss: 1e-15,
      vanishingTrials: 2,
      best: { trialKey: 'N_g=3/restart=1', finalLoss: 1e-12, isVanishing: true },
    });
  });

  it('keeps a diverged trial out of every number', () => {
    const cell = cellOf(POINT, [trialOf(POINT, 0, NaN), trialOf(POINT, 1, 0.5), trialOf(POINT, 2, null)]);
    expect(cell).toMatchObject({ trials: 3, lowestLoss: 0.5, finalLoss: 0.5, terms: { closure: 0.5 } });
    expect(cellOf(POINT, [trialOf(POINT, 0, NaN)])).toMatchObject({
      lowestLoss: null,
      finalLoss: null,
      dominantTerm: null,
      best: { isVanishing: false },
    });
  });
});
