import type { PhaseDiagram, PhaseDiagramCell } from '@liesweep/phase-diagram';

/** One cell with a lowest loss; it vanishes below 1e-6. */
function cell(generators: number, lowestLoss: number | null, trials = 16): PhaseDiagramCell {
  const vanishing = lowestLoss !== null && lowestLoss < 1e-6;
  return {
    generators,
    trials,
    lowestLoss,
    finalLoss: lowestLoss,
    vanishing,
    dominantTerm: lowestLoss === null ? null : 'closure',
    terms: { invariance: 0, normalization: 0, orthogonality: 0, closure: lowestLoss, sparsity: 0 },
    vanishingTrials: vanishing ? trials : 0,
  };
}

const WEIGHTS = { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 };

/** SO(2) and SO(3) with closure, N_g up to 4: every kind of cell that a heat map shows. For specs. */
export const DIAGRAM_SAMPLE: PhaseDiagram = {
  formatVersion: 1,
  sweep: 'so-n',
  specDigest: `sha256:${'0'.repeat(64)}`,
  slices: [
    {
      system: 'squared-norm/real/linear',
      dimension: 2,
      weights: WEIGHTS,
      cells: [cell(1, 1e-13), cell(2, 1.4), cell(3, null), cell(4, null, 0)],
      groupDimension: {
        value: 1,
        status: 'confirmed',
        certificate: 1,
        gapDecades: 13.1,
        reason: 'It equals the certificate.',
      },
    },
    {
      system: 'squared-norm/real/linear',
      dimension: 3,
      weights: WEIGHTS,
      cells: [cell(1, 0), cell(2, 0.6), cell(3, 2e-12)],
      groupDimension: {
        value: null,
        status: 'undetermined',
        certificate: null,
        gapDecades: null,
        reason: 'Add N_g = 4.',
      },
    },
  ],
};
