import { CERTIFIED_SAMPLE } from '../testing/certified-sample.js';
import { noiseOf } from './certificate-noise.js';

const { certificate } = CERTIFIED_SAMPLE;

test('a formula leaves nothing open', () => {
  expect(noiseOf(certificate)).toBe(0);
});

test('of labels it is the bound of the certified dimension', () => {
  const bound = {
    ...{ level: 0.01, tolerance: 0.05, lower: 3, upper: 3, fittedDegree: 2, judgedDegree: 4, link: 'y', rows: 500 },
    ...{ misfit: 0, truncation: 0, rowsNeeded: null },
    staircase: [
      { dimension: 2, atMost: 0.01, nextAtLeast: null },
      { dimension: 3, atMost: 0.02, nextAtLeast: 0.4 },
    ],
  };
  expect(noiseOf({ ...certificate, bound })).toBe(0.02);
  expect(noiseOf({ groupDimension: null, bound })).toBe(0);
});
