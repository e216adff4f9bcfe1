import { possibleVerbs } from './verbs.js';

test.each([
  ['running', ['pause', 'drain', 'cancel']],
  ['paused', ['drain', 'resume', 'cancel']],
  ['draining', ['resume', 'cancel']],
  ['cancelled', ['resume', 'delete']],
  ['interrupted', ['resume', 'delete']],
  ['complete', ['delete']],
] as const)('what can be done to a sweep that is %s', (stage, verbs) => {
  expect(possibleVerbs({ stage, failed: 0 })).toEqual(verbs);
});

test('trials that were given up can be tried again, also of a complete sweep', () => {
  expect(possibleVerbs({ stage: 'complete', failed: 2 })).toEqual(['retry', 'delete']);
});
