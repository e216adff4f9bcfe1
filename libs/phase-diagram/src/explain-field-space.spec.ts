import type { Certificate, CertifiedFields } from '@liesweep/sweep';
import { detectGroupDimension } from './detect-group-dimension.js';
import type { GroupDimension } from './phase-diagram-schema.js';
import { certificateOf, cellOf, CRITERION, sliceOf } from './testing/example-slice.js';
import { ACCEPTED, gridPointOf, trialOf } from './testing/example-trial.js';

/** x² + y² in degree 2: the rotation, and it times x and y. */
const MODULE: CertifiedFields = {
  ...{ functions: ['1', 'x', 'y', 'x^2', 'x*y', 'y^2'], features: ['x', 'y'], isAlgebra: false, bracketResidual: 0.54 },
  ...{ pointwiseRank: 1, vanishing: 0, trivialLabel: 0, isVacuous: false, structure: null, structureConstants: [] },
  formulas: ['y ∂x − x ∂y', 'xy ∂x − x² ∂y', 'y² ∂x − xy ∂y'],
  basis: [
    [0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0],
    [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0],
  ],
  byDegree: [
    { degree: 0, dimension: 0 },
    { degree: 1, dimension: 1 },
    { degree: 2, dimension: 3 },
  ],
};

function certificateOfFields(fields: Partial<CertifiedFields> = {}, dimension: number | null = 3): Certificate {
  return { ...certificateOf(dimension), fields: { ...MODULE, ...fields } };
}

function detect(vanishing: readonly number[], certificate: Certificate): GroupDimension {
  const cells = sliceOf(vanishing, 4);
  return detectGroupDimension({
    cells,
    certificate,
    restarts: 16,
    criterion: CRITERION,
    parameterisation: 'dictionary',
  });
}

it('fields whose brackets lead out of them have no group dimension, whatever closes', () => {
  expect(detect([1], certificateOfFields())).toEqual({
    ...{ value: null, status: 'not-applicable', certificate: 3, gapDecades: 13 },
    reason:
      '3 independent fields, no algebra inside the dictionary: their brackets leave them by up to 54 %, so there is no group dimension. They span 1 direction at a point. The lowest degree is 1, with 1 field, such as y ∂x − x ∂y. N_g = 1 closes.',
  });
});

it('fields that are an algebra have the dimension that vanishes', () => {
  expect(detect([1, 3], certificateOfFields({ isAlgebra: true }))).toMatchObject({ value: 3, status: 'confirmed' });
});

it('what any change of the labels matches is no finding', () => {
  const { value, status, reason } = detect([1, 2, 3], certificateOfFields({ isAlgebra: true, isVacuous: true }));
  expect([value, status]).toEqual([null, 'not-applicable']);
  expect(reason).toMatch(/^Every one of 3 fields is matched by a change of the labels/);
});

it('more fields than are certified contradict the certificate, algebra or not', () => {
  expect(detect([4], certificateOfFields())).toMatchObject({ value: null, status: 'conflict' });
});

it('a certificate of fields that is refused decides nothing', () => {
  expect(detect([1], certificateOfFields({}, null))).toMatchObject({ value: null, status: 'undetermined' });
});

it('says which cells were finished in float64', () => {
  const point = gridPointOf(3);
  const polished = cellOf(
    point,
    Array.from({ length: 16 }, (_, restart) => ({
      ...trialOf(point, restart, 1e-8),
      referee: { ...ACCEPTED, polished: true as const },
    })),
  );
  const cells = [...sliceOf([1], 2), polished];
  const certificate = certificateOfFields({ isAlgebra: true });
  const { status, reason } = detectGroupDimension({
    ...{ cells, certificate, restarts: 16, criterion: CRITERION, parameterisation: 'affine' },
  });
  expect(status).toBe('confirmed');
  expect(reason).toContain('N_g = 3 was polished: finished in float64 within the certified fields');
});

it('of several particles with fields of their own, each has its functions and features', () => {
  const fields = {
    ...{ functions: ['x1', 'x1^2', 'x2', 'x2^2'], features: ['x1', 'x2'] },
    ...{
      formulas: ['x1² ∂x1', 'x2 ∂x2'],
      basis: [
        [0, 1, 0, 0],
        [0, 0, 1, 0],
      ],
    },
    byDegree: [
      { degree: 1, dimension: 1 },
      { degree: 2, dimension: 2 },
    ],
  };
  expect(detect([1], certificateOfFields(fields)).reason).toContain(
    'The lowest degree is 1, with 1 field, such as x2 ∂x2.',
  );
});
