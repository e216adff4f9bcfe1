import type { Cell, Certificate } from '@liesweep/sweep';
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
import { DEPENDENT, gridPointOf, trialOf } from './testing/example-trial.js';

function detect(cells: readonly Cell[], certificate?: Certificate, restarts = 16): GroupDimension {
  return detectGroupDimension({ cells, certificate, restarts, criterion: CRITERION, parameterisation: 'linear' });
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
  const SO4 = sliceOf([1, 2, 3, 4, 6], 10);

  it.each<[name: string, cells: readonly Cell[], certificate: Certificate | undefined, reason: string]>([
    [
      'a cell between the thresholds',
      withCell(SO4, cellEndingAt(gridPointOf(7), DOUBTFUL_LOSS)),
      certificateOf(6),
      'N_g = 7 ends at 3.1e-4, between 1e-6 and 1e-2: add steps or restarts.',
    ],
    [
      'two cells between the thresholds',
      withCell(withCell(SO4, cellEndingAt(gridPointOf(7), DOUBTFUL_LOSS)), cellEndingAt(gridPointOf(9), 1e-2)),
      certificateOf(6),
      'N_g = 7 ends at 3.1e-4, between 1e-6 and 1e-2, and so ends N_g = 9: add steps or restarts.',
    ],
    [
      'a cell without a trial',
      withCell(SO4, cellOf(gridPointOf(8), [])),
      certificateOf(6),
      'N_g = 8 without a trial so far: continue the sweep.',
    ],
    [
      'a cell whose trials all diverged',
      withCell(SO4, cellEndingAt(gridPointOf(5), null)),
      certificateOf(6),
      'N_g = 5: every trial diverged, lower the learning rate.',
    ],
    [
      'a cell whose vanishing trials the referee rejects',
      withCell(SO4, cellOf(gridPointOf(7), [{ ...trialOf(gridPointOf(7), 0, 1e-9), referee: DEPENDENT }])),
      certificateOf(6),
      'N_g = 7 ends at 1e-9, but the referee rejects the generators as dependent: add steps or restarts.',
    ],
    [
      'failing cells with fewer than 8 of the restarts',
      withCell(SO4, cellEndingAt(gridPointOf(5), FAILING_LOSS, 7)),
      certificateOf(6),
      'N_g = 5 failed from 7 of 16 starts, fewer than 8: continue the sweep, or retry its failed trials.',
    ],
    [
      'a scan that stops below the certificate',
      SO4.slice(0, 5),
      certificateOf(6),
      'The scan ends at N_g = 5, below the certificate 6: extend generators to 6.',
    ],
    [
      'a scan that leaves the certificate out',
      SO4.filter(({ gridPoint }) => gridPoint.generatorCount !== 6),
      certificateOf(6),
      'The scan leaves out N_g = 6, the certificate: add it to generators.',
    ],
    [
      'cells that all vanish, without a certificate',
      sliceOf([1, 2, 3], 3),
      undefined,
      'Every N_g up to 3 vanishes and there is no certificate: extend generators.',
    ],
    [
      'a largest cell that vanishes, with a refused certificate',
      sliceOf([1, 3], 3),
      certificateOf(null),
      'The largest N_g up to 3 vanishes and the certificate is refused (15 rows for 16 parameters: too few): extend generators.',
    ],
    [
      'no cell that vanishes, with a refused certificate',
      sliceOf([], 3),
      certificateOf(null),
      'No N_g vanishes and the certificate is refused (15 rows for 16 parameters: too few): add restarts or steps, or data that certify dimension 0.',
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
    expect(detect(cells, certificateOf(1), 4)).toMatchObject({
      status: 'undetermined',
      reason: 'N_g = 2 failed from 4 starts, too few to exclude bad luck: raise restarts to 8 at least.',
    });
  });

  it('but not for a vanishing cell with few restarts: one accepted trial is a proof', () => {
    const cells = withCell(SO4, cellEndingAt(gridPointOf(6), VANISHING_LOSS, 1));
    expect(detect(cells, certificateOf(6)).status).toBe('confirmed');
  });
});

describe('a refused certificate', () => {
  it('leaves a dimension that larger N_g bound as detected, and says why it was refused', () => {
    const found = detect(sliceOf([1, 2, 3, 4, 6], 10), certificateOf(null));
    expect(found).toMatchObject({ value: 6, status: 'detected', certificate: null });
    expect(found.reason).toMatch('15 rows for 16 parameters');
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
    expect(detect(cells, certificateOf(4))).toMatchObject({ value: null, status: 'conflict', certificate: 4 });
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
