import type { CertifiedFields } from '@liesweep/sweep';
import { dimensionWords } from './dimension-words.js';

const fields = { isAlgebra: true, isVacuous: false } as CertifiedFields;

test.each([
  ['dim G = 6', { groupDimension: 6 }],
  ['dim G = ?', { groupDimension: null, fields }],
  ['dim G = 3', { groupDimension: 3, fields }],
  ['3 fields, no algebra', { groupDimension: 3, fields: { ...fields, isAlgebra: false } }],
  ['1 field, all of the ansatz', { groupDimension: 1, fields: { ...fields, isVacuous: true } }],
])('%s is said of a dimension only where there is a group', (words, certificate) => {
  expect(dimensionWords(certificate)).toBe(words);
});
