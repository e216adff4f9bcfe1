import { explainReferee } from './explain-referee.js';

/** Of a set that does not close. */
const OPEN = {
  ...{ independence: 1, invariance: 1e-16, defect: 1e-8, closure: 1.86 },
  ...{ isIndependent: true, isInvariant: true },
};

test('a set that does not close is never called closed: where closure has no weight it is not asked', () => {
  const lineOf = (isClosed: boolean, asksClosure: boolean) =>
    explainReferee({ ...OPEN, isClosed }, asksClosure).find(({ question }) => question === 'closed');
  expect(lineOf(true, false)).toMatchObject({ isAsked: false, answer: 'distance² 1.86' });
  expect(lineOf(true, false)?.explanation).toContain('accepted');
  expect(lineOf(false, true)).toMatchObject({ isAsked: true, isFine: false, complaint: 'not closed' });
});

test('nothing is said where the referee was not asked', () => {
  expect(explainReferee(null, true)).toEqual([]);
});
