import { LABELS_CERTIFICATE } from '@liesweep/figures/testing';
import type { PhaseDiagram, PhaseDiagramCell, PhaseDiagramSlice } from '@liesweep/phase-diagram';

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
  formatVersion: 2,
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

const LABELS_REASON =
  '3 generators keep the labels with a relative defect of at most 1.8 %, and any further one at least 30 %.';
const OPEN_REASON = 'Between 40 and 45 generators keep the labels to 5 %: noise hides the rest.';

/** A slice of measured labels, of which only `reason` is what a spec looks at. */
function labelsSlice(
  dimension: number,
  closure: number,
  value: number | null,
  reason: string,
  certificate: string,
): PhaseDiagramSlice {
  return {
    system: 'learned(polynomial,regression)/real/linear',
    dimension,
    weights: { ...WEIGHTS, closure },
    cells: [cell(1, 1e-13), cell(2, 0.6), cell(3, 2e-12)],
    certificate: { ...LABELS_CERTIFICATE, dimension: value, reason: certificate },
    groupDimension: {
      value,
      status: value === null ? 'undetermined' : 'confirmed',
      certificate: value,
      gapDecades: null,
      reason,
    },
  };
}

/** Labels of two numbers of features with and without closure: one certificate for each n. For specs. */
export const LABELS_DIAGRAM_SAMPLE: PhaseDiagram = {
  ...DIAGRAM_SAMPLE,
  sweep: 'labels',
  slices: [
    labelsSlice(
      3,
      0,
      3,
      `N_g = 3 is the largest that vanishes and equals the certificate, 3.3 decades below the cells that fail. ${LABELS_REASON}`,
      LABELS_REASON,
    ),
    {
      ...labelsSlice(
        3,
        1,
        3,
        `N_g = 3 is the largest that vanishes and equals the certificate. ${LABELS_REASON}`,
        LABELS_REASON,
      ),
      structure: {
        ...{ name: 'su(2) ≅ so(3)', dimension: 3, isClosed: true, killing: { plus: 0, minus: 3, zero: 0 }, rank: 1 },
        ...{ centreDimension: 0, derivedDimension: 3, ideals: [{ dimension: 3, name: 'su(2) ≅ so(3)' }], reason: '' },
      },
    },
    labelsSlice(10, 0, null, OPEN_REASON, OPEN_REASON),
    labelsSlice(10, 1, null, OPEN_REASON, OPEN_REASON),
  ],
};
