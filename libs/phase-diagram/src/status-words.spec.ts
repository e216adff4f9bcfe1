import { dimensionText, STATUSES, statusSign, statusWord, verdictSentence, type Status } from './status-words.js';

const slices = (...statuses: readonly Status[]) => statuses.map((status) => ({ groupDimension: { status } }));

test('slices are counted by status in one sentence, the surest first', () => {
  expect(verdictSentence(slices('confirmed', 'confirmed'))).toBe('All 2 slices are confirmed.');
  expect(verdictSentence(slices('undetermined', 'confirmed', 'confirmed'))).toBe(
    '3 slices: 2 confirmed, 1 undetermined.',
  );
  expect(verdictSentence(slices('not-applicable'))).toBe('The group dimension is not applicable.');
  expect(verdictSentence([])).toBe('Nothing was swept yet.');
});

test('no two statuses have the same word or sign', () => {
  expect(new Set(STATUSES.map(statusWord)).size).toBe(STATUSES.length);
  expect(new Set(STATUSES.map(statusSign)).size).toBe(STATUSES.length);
});

test('a dimension that is not known is told from one that there is not', () => {
  expect(dimensionText({ value: 0, status: 'confirmed' })).toBe('0');
  expect(dimensionText({ value: null, status: 'conflict' })).toBe('?');
  expect(dimensionText({ value: null, status: 'not-applicable' })).toBe('–');
});
