import type { CellDetail } from '@liesweep/api-contract';
import { cellState } from './cell-state.js';

const EMPTY: CellDetail = {
  index: 0,
  key: 'k',
  system: 'squared-norm/real/linear',
  dimension: 3,
  generators: 3,
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 },
  isDecided: false,
  restarts: 8,
  trials: [],
  recorded: 0,
  failures: [],
  lowestLoss: null,
  finalLoss: null,
  terms: { invariance: null, normalization: null, orthogonality: null, closure: null, sparsity: null },
  dominantTerm: null,
  vanishingTrials: 0,
  bestRestart: null,
  polished: false,
};

const REJECTED = {
  independence: 1e-9,
  invariance: 1e-12,
  defect: 1e-8,
  closure: 1e-10,
  isIndependent: false,
  isInvariant: true,
  isClosed: true,
};

function trial(finalLoss: number | null, referee: unknown): CellDetail['trials'][number] {
  const { system, dimension, generators, weights, terms } = EMPTY;
  return {
    ...{ trialKey: 'k', cell: 0, system, dimension, generators, weights, restart: 0, outcome: 'converged', steps: 9 },
    ...{ lowestLoss: finalLoss, finalLoss, terms, seconds: 1, device: 'cpu', vanishes: false, referee },
  };
}

describe('cellState', () => {
  it('vanishes where the referee accepts one trial, whatever is missing', () => {
    expect(cellState({ ...EMPTY, recorded: 3, vanishingTrials: 1, isDecided: true, finalLoss: 1e-12 }, 1e-6)).toEqual({
      word: 'vanishes',
      tone: 'good',
      reason: 'The referee accepts the generators of 1 of 3 recorded trials; one is enough.',
    });
  });

  it('is undecided without a trial, and while restarts are missing', () => {
    expect(cellState(EMPTY, 1e-6).reason).toBe('No trial is recorded so far.');
    const some = cellState({ ...EMPTY, recorded: 2, finalLoss: 0.4 }, 1e-6);
    expect(some).toMatchObject({ word: 'undecided', tone: 'neutral' });
    expect(some.reason).toContain('2 of 8 restarts');
  });

  it('does not vanish where all restarts have ended above, and says how many were lost', () => {
    const failures = [{ restart: 3, failureClass: 'out-of-memory', message: '', attempts: 3 }];
    expect(cellState({ ...EMPTY, recorded: 7, failures, isDecided: true, finalLoss: 0.47 }, 1e-6)).toEqual({
      word: 'does not vanish',
      tone: 'warning',
      reason: '7 of 8 restarts recorded: the lowest final loss is 0.47, and 1 restart could not be trained.',
    });
    expect(cellState({ ...EMPTY, recorded: 8, isDecided: true }, 1e-6).reason).toContain('every trial diverged');
  });

  it('says what the referee holds against a low loss', () => {
    const cell = { ...EMPTY, recorded: 8, isDecided: true, finalLoss: 1e-9, trials: [trial(1e-9, REJECTED)] };
    expect(cellState(cell, 1e-6).reason).toContain('the referee rejects the generators: dependent.');
    expect(cellState(cell, 1e-10).reason).not.toContain('referee');
  });
});
