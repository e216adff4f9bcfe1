import { certificateStatus, isDataFault } from './certificate-status.js';

test.each([
  [3, null, 'certified'],
  [0, null, 'certified'],
  [null, 'few-rows', 'refused'],
  [null, 'dependent-features', 'refused'],
  [null, 'surface', 'refused'],
  [null, 'network', 'refused'],
  [null, 'noise', 'undetermined'],
  [null, 'lack-of-fit', 'undetermined'],
  [null, 'no-gap', 'undetermined'],
] as const)('a dimension of %p with the refusal %p is %s', (groupDimension, refusal, status) => {
  expect(certificateStatus({ groupDimension, refusal })).toBe(status);
});

test('a network is not the fault of the data, and too few rows are', () => {
  expect(['network', 'noise', null].filter((refusal) => isDataFault({ refusal }))).toEqual([]);
  expect(isDataFault({ refusal: 'too-few-rows' })).toBe(true);
  expect(isDataFault({})).toBe(false);
});
