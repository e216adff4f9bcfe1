import type { VerdictBound } from '@liesweep/sweep';
import { renderBound } from './bound-lines.js';

const BOUND: VerdictBound = {
  ...{ level: 0.01, tolerance: 0.05, lower: 3, upper: 3, fittedDegree: 2, judgedDegree: 4, link: 'y', rows: 500 },
  ...{ misfit: 0.01, truncation: 0, rowsNeeded: null },
  staircase: [
    { dimension: 0, atMost: 0, nextAtLeast: null },
    { dimension: 3, atMost: 0.033, nextAtLeast: 0.13 },
    { dimension: 4, atMost: 0.17, nextAtLeast: 0.41 },
    { dimension: 9, atMost: 1, nextAtLeast: null },
  ],
};

test('the dimension, the tolerance, the level and the polynomials are said, and the staircase is a table', () => {
  expect(renderBound(BOUND, 9, 80).split('\n')).toEqual([
    '  bound        3 of 9 directions keep the labels within 5 %, at the level 1 %',
    '               polynomials for y: degree 2 fits, judged in degree 4; 500',
    '               different rows',
    '               assumes no structure finer than about a third of a standard',
    '               deviation of the features and below the noise',
    '  staircase    k   best k at most   any further one at least',
    '               0                –                          –',
    '               3            3.3 %                       13 %',
    '               4             17 %                       41 %',
  ]);
});

test('where bounds disagree the range is said', () => {
  expect(renderBound({ ...BOUND, lower: 2, upper: 4, fittedDegree: null }, 9, 100)).toMatch(
    /^ {2}bound +2 to 4 of 9 directions.*\n.*no degree fits, judged in degree 4/,
  );
});
