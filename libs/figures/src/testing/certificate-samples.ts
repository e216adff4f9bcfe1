import type { PhaseDiagramSlice, SliceCertificate } from '@liesweep/phase-diagram';

/** The certificate of a formula: so many zeros at rounding, and the others from `next` up to 1. */
export function formulaCertificate(
  zeros: number,
  directions: number,
  next = 0.34,
  given = directions,
): SliceCertificate {
  const above = directions - zeros;
  const defects = Array.from({ length: directions }, (_, index) =>
    index < zeros
      ? 1e-16 * (1 + Math.abs(Math.sin(9.7 * index + 1)) * 3)
      : next + ((1 - next) * (index - zeros)) / Math.max(1, above - 1),
  );
  return {
    dimension: zeros,
    refusal: null,
    reason: `${String(zeros)} of ${String(directions)} directions keep the oracle to rounding; the next has a relative defect of ${String(next)}.`,
    tolerance: Math.min(1e-3, next / 100),
    defects: defects.toSorted((a, b) => a - b).slice(0, given),
  };
}

/** The bound of labels like x² + 4y² + 9z² with noise: three directions within the tolerance, a fourth far above it. */
export const LABELS_BOUND: NonNullable<SliceCertificate['bound']> = {
  ...{ level: 0.01, tolerance: 0.05, lower: 3, upper: 3, fittedDegree: 2, judgedDegree: 4, link: 'y', rows: 2000 },
  ...{ misfit: 0.004, truncation: 0.002, rowsNeeded: null },
  staircase: [
    { dimension: 0, atMost: 0, nextAtLeast: null },
    { dimension: 1, atMost: 0.011, nextAtLeast: null },
    { dimension: 2, atMost: 0.014, nextAtLeast: 0.0004 },
    { dimension: 3, atMost: 0.018, nextAtLeast: 0.3 },
    { dimension: 4, atMost: 0.36, nextAtLeast: 0.33 },
  ],
};

/** The certificate of such labels. */
export const LABELS_CERTIFICATE: SliceCertificate = {
  dimension: 3,
  refusal: null,
  reason: '3 generators keep the labels with a relative defect of at most 1.8 %, and any further one at least 30 %.',
  tolerance: 0.05,
  defects: [0.004, 0.006, 0.008, 0.33, 0.35, 0.46, 0.61, 0.74, 0.9],
  bound: LABELS_BOUND,
};

/** Labels whose noise leaves it open whether one or three directions keep them. */
export const OPEN_CERTIFICATE: SliceCertificate = {
  ...LABELS_CERTIFICATE,
  ...{ dimension: null, refusal: 'noise' },
  reason: 'Between 1 and 3 generators keep the labels to 5 %: noise hides the rest.',
  defects: [0.02, 0.041, 0.047, 0.33, 0.35, 0.46, 0.61, 0.74, 0.9],
  bound: {
    ...LABELS_BOUND,
    ...{ lower: 1, upper: 3, rowsNeeded: 9100 },
    staircase: [
      { dimension: 0, atMost: 0, nextAtLeast: 0.004 },
      { dimension: 1, atMost: 0.043, nextAtLeast: 0.012 },
      { dimension: 2, atMost: 0.081, nextAtLeast: 0.018 },
      { dimension: 3, atMost: 0.094, nextAtLeast: 0.26 },
      { dimension: 4, atMost: 0.42, nextAtLeast: 0.29 },
    ],
  },
};

/** Labels like r² + x⁴/10: one symmetry, two that the last term breaks a little, and none beyond. */
export const BROKEN_CERTIFICATE: SliceCertificate = {
  ...LABELS_CERTIFICATE,
  dimension: 1,
  reason: 'One generator keeps the labels with a relative defect of at most 0.9 %, and any further one at least 6.1 %.',
  defects: [0.004, 0.07, 0.074, 0.4, 0.45, 0.6, 0.7, 0.8, 0.9],
  bound: {
    ...LABELS_BOUND,
    ...{ lower: 1, upper: 1 },
    staircase: [
      { dimension: 0, atMost: 0, nextAtLeast: null },
      { dimension: 1, atMost: 0.009, nextAtLeast: 0.061 },
      { dimension: 2, atMost: 0.08, nextAtLeast: 0.065 },
      { dimension: 3, atMost: 0.084, nextAtLeast: 0.37 },
      { dimension: 4, atMost: 0.44, nextAtLeast: 0.41 },
    ],
  },
};

/** Refused before any defect could be computed. */
export const REFUSED_CERTIFICATE: SliceCertificate = {
  ...{ dimension: null, refusal: 'few-rows', tolerance: null, defects: [] },
  reason:
    '12 different rows, 16 are needed: fewer rows than a generator has entries make a false symmetry. Add samples.',
};

/** A slice whose certificate is not recorded, or is one of engine 1 without defects. */
export function withoutCertificate(slice: PhaseDiagramSlice): PhaseDiagramSlice {
  const bare = { ...slice };
  delete bare.certificate;
  return bare;
}
