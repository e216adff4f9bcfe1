import type { CertifiedFields } from '@liesweep/sweep';
import { certificateHeadline } from './certificate-headline.js';

const FIELDS: CertifiedFields = {
  ...{ functions: ['x', 'y'], features: ['x', 'y'], isAlgebra: true, bracketResidual: 0, pointwiseRank: 1 },
  ...{ vanishing: 0, trivialLabel: 0, isVacuous: false, structure: null, formulas: [], basis: [] },
  ...{ structureConstants: [], byDegree: [] },
};

test('matrices and algebras of fields have a group dimension', () => {
  expect(certificateHeadline({ groupDimension: 3 })).toBe('dim G = 3');
  expect(certificateHeadline({ groupDimension: 3, fields: FIELDS })).toBe('dim G = 3');
});

test('fields whose brackets leave them have none, and neither have those that nothing forbids', () => {
  const none = { ...FIELDS, isAlgebra: false };
  expect(certificateHeadline({ groupDimension: 3, fields: none })).toBe('3 independent fields, no algebra');
  expect(certificateHeadline({ groupDimension: 1, fields: none })).toBe('1 independent field, no algebra');
  const vacuous = { ...FIELDS, isVacuous: true };
  expect(certificateHeadline({ groupDimension: 9, fields: vacuous })).toBe('all of 9 fields, nothing found');
});

test('what is refused has no number', () => {
  expect(certificateHeadline({ groupDimension: null, fields: { ...FIELDS, isAlgebra: false } })).toBe('dim G = ?');
});
