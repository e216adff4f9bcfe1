import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { LossTerm, LossTerms, LossWeights, TrainingCurve } from '@liesweep/sweep';

import { formulaCertificate } from './certificate-samples.js';

/** The numbers of generators that close inside so(n), n = 2…5; the largest is n(n−1)/2. */
const CLOSED_COUNTS: Readonly<Record<number, readonly number[]>> = {
  2: [1],
  3: [1, 3],
  4: [1, 2, 3, 4, 6],
  5: [1, 2, 3, 4, 6, 10],
};

/** Weights of the slides with closure on or off. */
export function weightsWithClosure(closure: number): LossWeights {
  return { invariance: 1, normalization: 1, orthogonality: 1, closure, sparsity: 0 };
}

/**
 * A made-up phase diagram of SO(n) with the true pattern of vanishing cells: for tests and for looking at figures.
 *
 * Vanishing cells lie at 1e-13…1e-10, the others at 0.5…6.
 */
export function rotationDiagram(dimensions = [2, 3, 4, 5], closures = [0, 1], largestCount = 10): PhaseDiagram {
  const slices = dimensions.flatMap((n) => closures.map((closure) => rotationSlice(n, closure, largestCount)));
  return { formatVersion: 2, sweep: 'so-n-heat-map', specDigest: `sha256:${'3f8a91c2'.repeat(8)}`, slices };
}

/** One slice of `rotationDiagram`. */
export function rotationSlice(n: number, closure: number, largestCount: number): PhaseDiagramSlice {
  const full = (n * (n - 1)) / 2;
  const cells = Array.from({ length: largestCount }, (_, index) => {
    const generators = index + 1;
    const isVanishing = closure === 0 ? generators <= full : (CLOSED_COUNTS[n] ?? [1, full]).includes(generators);
    const wobble = Math.abs(Math.sin(13.7 * n + 5.1 * generators + closure));
    const lowestLoss = isVanishing ? 10 ** (-13 + 3 * wobble) : 0.5 + 0.55 * Math.max(0, generators - full) + wobble;
    const dominantTerm: LossTerm = isVanishing ? 'normalization' : generators > full ? 'invariance' : 'closure';
    return {
      generators,
      trials: 16,
      lowestLoss,
      finalLoss: lowestLoss * 1.1,
      vanishing: isVanishing,
      dominantTerm,
      terms: { ...noTerms, [dominantTerm]: lowestLoss },
      vanishingTrials: isVanishing ? 16 - (generators % 5) : 0,
    };
  });
  return {
    system: 'squared-norm/real/linear',
    dimension: n,
    weights: weightsWithClosure(closure),
    cells,
    certificate: formulaCertificate(full, n ** 2),
    groupDimension: {
      value: full,
      status: 'confirmed',
      certificate: full,
      gapDecades: 9.7,
      reason: `The largest vanishing N_g is ${String(full)}, equal to the certificate; the gap to the failing cells is 9.7 decades.`,
    },
  };
}

/** A training curve that falls to a plateau at `lossAtEnd`, sampled at about 12 steps per decade up to `steps`. */
export function fallingCurve(lossAtEnd: number, steps: number, delay = 1): TrainingCurve {
  const sampled = [...new Set(Array.from({ length: 44 }, (_, i) => Math.round(10 ** ((i * Math.log10(steps)) / 43))))];
  const fall = Math.log10(lossAtEnd) - 1.3;
  const losses = sampled.map(
    (step) => 10 ** (1.3 + fall * Math.min(1, (step / steps) ** (0.55 * delay)) + 0.06 * Math.sin(step)),
  );
  return { steps: sampled, losses };
}

/** The n(n−1)/2 rotation generators E_jk − E_kj, j < k, of squared norm 2. */
export function rotationGenerators(n: number): number[][][] {
  return planes(n).map(([j, k]) =>
    Array.from({ length: n }, (_, row) =>
      Array.from({ length: n }, (__, column) => (row === j && column === k ? 1 : row === k && column === j ? -1 : 0)),
    ),
  );
}

/** Structure constants of `rotationGenerators`, one row per pair a < b: a^c = ⟨[𝕁_a, 𝕁_b], 𝕁_c⟩ / 2. */
export function rotationStructureConstants(n: number): number[][] {
  const generators = rotationGenerators(n);
  return generators.flatMap((a, index) =>
    generators.slice(index + 1).map((b) => {
      const commutator = subtract(multiply(a, b), multiply(b, a));
      return generators.map((c) => inner(commutator, c) / 2);
    }),
  );
}

const noTerms: LossTerms = { invariance: 0, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 };

type Matrix = readonly (readonly number[])[];

function planes(n: number): [number, number][] {
  return Array.from({ length: n }, (_, j) => j).flatMap((j) =>
    Array.from({ length: n - j - 1 }, (_, offset): [number, number] => [j, j + 1 + offset]),
  );
}

function multiply(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => b.map((_, k) => row.reduce((sum, value, j) => sum + value * (b[j]?.[k] ?? NaN), 0)));
}

function subtract(a: Matrix, b: Matrix): number[][] {
  return a.map((row, j) => row.map((value, k) => value - (b[j]?.[k] ?? NaN)));
}

function inner(a: Matrix, b: Matrix): number {
  return a.reduce((total, row, j) => row.reduce((sum, value, k) => sum + value * (b[j]?.[k] ?? NaN), total), 0);
}
