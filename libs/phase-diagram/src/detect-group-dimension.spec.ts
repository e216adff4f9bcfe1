import type { Cell, Certificate, VerdictBound } from '@liesweep/sweep';
import { detectGroupDimension } from './detect-group-dimension.js';
import type { GroupDimension } from './phase-diagram-schema.js';
import {
  CRITERION,
  DOUBTFUL_LOSS,
  FAILING_LOSS,
  VANISHING_LOSS,
  cellEndingAt,
  cellOf,
  certificateOf,
  sliceOf,
} from './testing/example-slice.js';
import { ACCEPTED, DEPENDENT, gridPointOf, trialOf } from './testing/example-trial.js';

function detect(cells: readonly Cell[], certificate?: Certificate, restarts = 16): GroupDimension {
  return detectGroupDimension({ cells, certificate, restarts, criterion: CRITERION, parameterisation: 'linear' });
}

/** A network has no certificate that could be refused. */
const NETWORK: Certificate = {
  ...certificateOf(null),
  ...{ refusal: 'network', reason: 'Nothing bounds the error of a network.' },
};

const BOUND: VerdictBound = {
  ...{ level: 0.01, tolerance: 0.1, lower: 6, upper: 6, staircase: [{ dimension: 6, atMost: 0.01, nextAtLeast: 0.4 }] },
  ...{ fittedDegree: 2, judgedDegree: 4, link: 'y', rows: 300, misfit: 0.01, truncation: 0, rowsNeeded: null },
};

/** A certificate of engine 1 has no word for what refuses it, and no defects. */
const ENGINE_1: Certificate = {
  ...{
    system: 'squared-norm/real/linear',
    dimension: 4,
    groupDimension: null,
    largestZero: null,
    smallestNonZero: null,
  },
  ...{ rowCount: 15, parameterCount: 16, reason: certificateOf(null).reason },
};

/** A cell of which the trial with the lowest loss is rejected as dependent, and the others fail. */
function rejectedCell(generatorCount: number, finalLoss: number, trials = 16): Cell {
  const point = gridPointOf(generatorCount);
  return cellOf(
    point,
    Array.from({ length: trials }, (_, restart) => ({
      ...trialOf(point, restart, restart === 0 ? finalLoss : 2),
      referee: DEPENDENT,
    })),
  );
}

/** The slice with one cell put in the place of the cell of the same N_g. */
function withCell(cells: readonly Cell[], changed: Cell): Cell[] {
  return cells.map((cell) => (cell.gridPoint.generatorCount === changed.gridPoint.generatorCount ? changed : cell));
}

describe.each([
  { n: 2, closed: [1], dimension: 1 },
  { n: 3, closed: [1, 3], dimension: 3 },
  { n: 4, closed: [1, 2, 3, 4, 6], dimension: 6 },
  { n: 5, closed: [1, 2, 3, 4, 6, 10], dimension: 10 },
])('so($n)', ({ n, closed, dimension }) => {
  const upTo = Array.from({ length: dimension }, (_, index) => index + 1);

  it.each([
    ['with closure', closed],
    ['without closure', upTo],
  ])(`has dimension ${String(dimension)} %s, confirmed by the certificate`, (_name, vanishing) => {
    expect(detect(sliceOf(vanishing, 10, n), certificateOf(dimension, n))).toMatchObject({
      value: dimension,
      status: 'confirmed',
      certificate: dimension,
    });
  });

  it('is detected without a certificate when larger N_g fail', () => {
    expect(detect(sliceOf(closed, 12, n))).toMatchObject({ value: dimension, status: 'detected', certificate: null });
  });

  it('does not depend on the order of the cells', () => {
    const cells = sliceOf(closed, 12, n);
    expect(detect(cells.toReversed(), certificateOf(dimension, n))).toEqual(detect(cells, certificateOf(dimension, n)));
  });
});

describe('the group dimension', () => {
  const SO4 = sliceOf([1, 2, 3, 4, 6], 10);

  it('is confirmed across the missing N_g = 5 of so(4), with its gap in decades', () => {
    const found = detect(SO4, certificateOf(6));
    expect(found.gapDecades).toBeCloseTo(Math.log10(FAILING_LOSS / VANISHING_LOSS), 9);
    expect(found.reason).toBe(
      'N_g = 6 is the largest that vanishes and equals the certificate, 13.0 decades below the cells that fail.',
    );
  });

  it('of gradients that are given is confirmed with what they are', () => {
    const given: Certificate = { ...certificateOf(6), given: 'gradients', reason: 'The gradients are taken as given.' };
    const { status, reason } = detect(SO4, given);
    expect([status, reason.endsWith('. The gradients are taken as given.')]).toEqual(['confirmed', true]);
  });

  it('is confirmed as 0 when no N_g vanishes and the certificate is 0', () => {
    expect(detect(sliceOf([], 3), certificateOf(0))).toMatchObject({ value: 0, status: 'confirmed', gapDecades: null });
  });

  it('is confirmed when all cells vanish up to the certificate, without a gap', () => {
    expect(detect(sliceOf([1, 2, 3], 3), certificateOf(3))).toMatchObject({
      value: 3,
      status: 'confirmed',
      gapDecades: null,
    });
  });

  it('has a finite gap when a loss is exactly zero', () => {
    const cells = withCell(SO4, cellEndingAt(gridPointOf(6), 0));
    expect(detect(cells, certificateOf(6)).gapDecades).toBeCloseTo(13, 9);
  });

  it('takes the gap from the accepted trial, not from a rejected one with a lower loss', () => {
    const point = gridPointOf(6);
    const rejected = { ...trialOf(point, 0, 1e-20), referee: DEPENDENT };
    const mixed = cellOf(point, [rejected, trialOf(point, 1, 1e-9)]);
    expect(detect(withCell(SO4, mixed), certificateOf(6)).gapDecades).toBeCloseTo(9, 9);
  });
});

describe('undetermined, with what to add', () => {
  const OPEN = sliceOf([1, 2, 3, 4], 10);

  it.each<[name: string, cells: readonly Cell[], certificate: Certificate | undefined, reason: string]>([
    [
      'a cell between the thresholds',
      withCell(OPEN, cellEndingAt(gridPointOf(6), DOUBTFUL_LOSS)),
      certificateOf(6),
      'N_g = 6 ends at 3.1e-4, between 1e-6 and 1e-2: add steps or restarts.',
    ],
    [
      'two cells between the thresholds',
      withCell(withCell(OPEN, cellEndingAt(gridPointOf(5), DOUBTFUL_LOSS)), cellEndingAt(gridPointOf(6), 1e-2)),
      certificateOf(6),
      'N_g = 5 ends at 3.1e-4, between 1e-6 and 1e-2, and so ends N_g = 6: add steps or restarts.',
    ],
    [
      'a cell without a trial',
      withCell(OPEN, cellOf(gridPointOf(8), [])),
      certificateOf(6),
      'N_g = 8 without a trial so far: continue the sweep.',
    ],
    [
      'a cell whose trials all diverged',
      withCell(OPEN, cellEndingAt(gridPointOf(5), null)),
      certificateOf(6),
      'N_g = 5: every trial diverged: lower the learning rate, and look for samples of another size than the rest.',
    ],
    [
      'a cell with a low loss whose generators the referee rejects',
      withCell(OPEN, rejectedCell(6, 1e-9)),
      certificateOf(6),
      'N_g = 6 ends at 1e-9, but the referee rejects the generators as dependent: add steps or restarts.',
    ],
    [
      'failing cells with fewer than 8 of the restarts',
      withCell(OPEN, cellEndingAt(gridPointOf(5), FAILING_LOSS, 7)),
      certificateOf(6),
      'N_g = 5 failed from 7 of 16 starts, fewer than 8: continue the sweep, or retry its failed trials.',
    ],
    [
      'a scan that stops below the certificate',
      OPEN.slice(0, 5),
      certificateOf(6),
      'The scan ends at N_g = 5, below the certificate 6: extend generators to 6.',
    ],
    [
      'a scan that leaves the certificate out',
      OPEN.filter(({ gridPoint }) => gridPoint.generatorCount !== 6),
      certificateOf(6),
      'The scan leaves out N_g = 6, the certificate: add it to generators.',
    ],
    [
      'a cell between the thresholds, without a certificate, however many generators it has',
      withCell(OPEN, cellEndingAt(gridPointOf(9), DOUBTFUL_LOSS)),
      undefined,
      'N_g = 9 ends at 3.1e-4, between 1e-6 and 1e-2: add steps or restarts.',
    ],
    [
      'cells that all vanish, without a certificate',
      sliceOf([1, 2, 3], 3),
      undefined,
      'Every N_g up to 3 vanishes and there is no certificate: extend generators.',
    ],
    [
      'a largest cell that vanishes, of a network',
      sliceOf([1, 3], 3),
      NETWORK,
      'The largest N_g up to 3 vanishes and there is no certificate, for nothing bounds the error of what was fitted: extend generators.',
    ],
    [
      'no cell that vanishes, of a network',
      sliceOf([], 3),
      NETWORK,
      'No N_g vanishes and there is no certificate, for nothing bounds the error of what was fitted: add restarts or steps, or data that certify dimension 0.',
    ],
  ])('for %s', (_name, cells, certificate, reason) => {
    expect(detect(cells, certificate)).toMatchObject({
      value: null,
      status: 'undetermined',
      certificate: certificate?.groupDimension ?? null,
      reason,
    });
  });

  it('for failing cells of a sweep with fewer than 8 restarts', () => {
    const cells = [1, 2].map((count) =>
      cellEndingAt(gridPointOf(count), count === 1 ? VANISHING_LOSS : FAILING_LOSS, 4),
    );
    expect(detect(cells, undefined, 4)).toMatchObject({
      status: 'undetermined',
      reason: 'N_g = 2 failed from 4 starts, too few to exclude bad luck: raise restarts to 8 at least.',
    });
  });
});

describe('where the largest N_g that vanishes equals the certificate', () => {
  const SO4 = sliceOf([1, 2, 3, 4, 6], 10);

  it.each<[name: string, changed: Cell]>([
    ['below it lies between the thresholds', cellEndingAt(gridPointOf(5), DOUBTFUL_LOSS)],
    ['below it diverged in every trial', cellEndingAt(gridPointOf(5), null)],
    ['below it is rejected at a low loss', rejectedCell(5, 1e-9)],
    ['below it failed from few starts', cellEndingAt(gridPointOf(5), FAILING_LOSS, 1)],
    ['above it lies between the thresholds', cellEndingAt(gridPointOf(7), DOUBTFUL_LOSS)],
    ['above it diverged in every trial', cellEndingAt(gridPointOf(7), null)],
    ['above it is rejected at a low loss', rejectedCell(7, 1e-9)],
    ['above it failed from few starts', cellEndingAt(gridPointOf(7), FAILING_LOSS, 1)],
    ['at it vanishes once: one accepted trial is a proof', cellEndingAt(gridPointOf(6), VANISHING_LOSS, 1)],
  ])('a cell that %s is no doubt', (_name, changed) => {
    expect(detect(withCell(SO4, changed), certificateOf(6))).toMatchObject({ value: 6, status: 'confirmed' });
  });

  it('few restarts are no doubt', () => {
    const cells = [1, 2].map((count) =>
      cellEndingAt(gridPointOf(count), count === 1 ? VANISHING_LOSS : FAILING_LOSS, 4),
    );
    expect(detect(cells, certificateOf(1), 4)).toMatchObject({ value: 1, status: 'confirmed' });
  });

  it.each([5, 9])('N_g = %i without a trial still is', (count) => {
    expect(detect(withCell(SO4, cellOf(gridPointOf(count), [])), certificateOf(6))).toMatchObject({
      value: null,
      status: 'undetermined',
      reason: `N_g = ${String(count)} without a trial so far: continue the sweep.`,
    });
  });

  it('the same cells without the certificate are in doubt', () => {
    const cells = withCell(SO4, cellEndingAt(gridPointOf(7), DOUBTFUL_LOSS));
    expect(detect(cells)).toMatchObject({ value: null, status: 'undetermined' });
  });
});

describe('a cell above the certified dimension', () => {
  it('fails where the referee rejects it, however low its loss', () => {
    const cells = withCell(sliceOf([1, 2, 3, 4, 6], 10), rejectedCell(7, 1e-9));
    expect(detect(cells, certificateOf(6)).gapDecades).toBeCloseTo(Math.log10(1e-9 / VANISHING_LOSS), 9);
    const short = withCell(sliceOf([1, 2, 3, 4], 10), rejectedCell(7, 1e-9));
    expect(detect(short, certificateOf(6)).status).toBe('conflict');
  });

  it('counts to the failures that may be bad luck while the certificate is not reached', () => {
    const cells = withCell(sliceOf([1, 2, 3, 4], 10), rejectedCell(7, 1e-9, 3));
    expect(detect(cells, certificateOf(6))).toMatchObject({ status: 'undetermined' });
    expect(detect(cells, certificateOf(6)).reason).toMatch(/^N_g = 7 failed from 3 of 16 starts/);
  });

  it('with a loss below those that vanish gives no gap to speak of', () => {
    const accepted = { ...trialOf(gridPointOf(6), 0, DOUBTFUL_LOSS), referee: ACCEPTED };
    const cells = withCell(withCell(sliceOf([], 10), cellOf(accepted.gridPoint, [accepted])), rejectedCell(7, 1e-9));
    expect(detect(cells, certificateOf(6))).toMatchObject({
      ...{ value: 6, status: 'confirmed' },
      reason: 'N_g = 6 is the largest that vanishes and equals the certificate.',
    });
  });
});

describe('a refused certificate', () => {
  const SO4 = sliceOf([1, 2, 3, 4, 6], 10);

  it.each<[name: string, certificate: Certificate]>([
    ['with a word for its refusal', certificateOf(null)],
    ['of engine 1, which has none', ENGINE_1],
  ])('%s leaves nothing detected, whatever vanishes, and says why', (_name, certificate) => {
    for (const cells of [SO4, sliceOf([], 3), sliceOf([1, 2, 3], 3), withCell(SO4, cellOf(gridPointOf(8), []))]) {
      expect(detect(cells, certificate)).toMatchObject({
        ...{ value: null, status: 'undetermined', certificate: null },
        reason: '15 rows for 16 parameters: too few.',
      });
    }
  });

  it('of a network leaves a dimension that larger N_g bound as detected, and says that it is refused', () => {
    expect(detect(SO4, NETWORK)).toMatchObject({
      ...{ value: 6, status: 'detected', certificate: null },
      reason:
        'N_g = 6 is the largest that vanishes in a scan to 10, 13.0 decades below the cells that fail; there is no certificate, for nothing bounds the error of what was fitted.',
    });
  });
});

describe('of measured labels', () => {
  it('what is confirmed is what the bound says, and says so', () => {
    const reason = 'At a level of 0.01 the dimension is 6.';
    expect(detect(sliceOf([1, 2, 3, 4, 6], 6), { ...certificateOf(6), bound: BOUND, reason })).toMatchObject({
      ...{ value: 6, status: 'confirmed' },
      reason: `N_g = 6 is the largest that vanishes and equals the certificate, 13.0 decades below the cells that fail. ${reason}`,
    });
  });

  it('what is not decided is undetermined with the reason of the bound', () => {
    const reason = 'The dimension is between 3 and 6; about 4000 rows would decide.';
    const open: Certificate = { ...certificateOf(null), bound: { ...BOUND, lower: 3 }, refusal: 'not-decided', reason };
    expect(detect(sliceOf([1, 3], 6), open)).toMatchObject({ value: null, status: 'undetermined', reason });
  });
});

describe('conflict', () => {
  it('is a complete scan that finds less than the certificate', () => {
    expect(detect(sliceOf([1, 2, 3, 4], 10), certificateOf(6))).toMatchObject({
      value: null,
      status: 'conflict',
      certificate: 6,
      reason: 'N_g = 6 fails at 1, only N_g = 4 vanishes, but the certificate is 6: add restarts or steps.',
    });
  });

  it('is an N_g that vanishes beyond the certificate, even while other cells are in doubt', () => {
    const cells = withCell(sliceOf([1, 2, 3, 4, 6], 10), cellEndingAt(gridPointOf(5), DOUBTFUL_LOSS));
    expect(detect(cells, certificateOf(4))).toMatchObject({
      ...{ value: null, status: 'conflict', certificate: 4 },
      reason:
        "N_g = 6 vanishes, but the certificate allows 4; the next direction has a relative defect of 0.5, where up to 1e-3 is accepted: look at the certificate's defects, and trust neither number until they are apart.",
    });
  });

  it('beyond a certificate of engine 1, which has no tolerance, sends to the oracle and the data', () => {
    expect(detect(sliceOf([1, 3], 3), { ...ENGINE_1, groupDimension: 1, smallestNonZero: 0.5 })).toMatchObject({
      status: 'conflict',
      reason: 'N_g = 3 vanishes, but the certificate allows 1; check the oracle and the data.',
    });
  });
});

describe('vector fields', () => {
  const detectFields = (cells: readonly Cell[]): GroupDimension =>
    detectGroupDimension({
      cells,
      certificate: undefined,
      restarts: 16,
      criterion: CRITERION,
      parameterisation: 'non-linear',
    });
  const cellOfRank = (generatorCount: number, pointwiseRank: number | null): Cell => {
    const trial = trialOf(gridPointOf(generatorCount), 0, VANISHING_LOSS);
    return cellOf(trial.gridPoint, [
      { ...trial, referee: trial.referee === null ? null : { ...trial.referee, pointwiseRank } },
    ]);
  };

  it('have no group dimension, but a rank at a point', () => {
    const found = detectFields([cellOfRank(1, 1), cellOfRank(2, 1)]);
    expect(found).toMatchObject({ value: null, status: 'not-applicable', certificate: null });
    expect(found.reason).toMatch(/fields of N_g = 2, the largest that vanishes, span 1 direction at a point\.$/);
    expect(detectFields([cellOfRank(3, 2)]).reason).toMatch(/span 2 directions at a point\.$/);
  });

  it('whose rank is not clear, or of which none vanishes, get no rank', () => {
    expect(detectFields([cellOfRank(1, null)]).reason).toMatch(/no clear rank/);
    expect(detectFields(sliceOf([], 2)).reason).toMatch(/no N_g vanishes\.$/);
  });
});
