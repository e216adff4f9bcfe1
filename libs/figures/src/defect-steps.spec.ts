import { defectSteps } from './defect-steps.js';
import { BROKEN_CERTIFICATE, LABELS_BOUND, OPEN_CERTIFICATE, formulaCertificate } from './testing/index.js';

describe('defectSteps', () => {
  test('are those whose next direction is above all the ones before', () => {
    expect(defectSteps(BROKEN_CERTIFICATE).map(({ dimension, place }) => [dimension, place])).toEqual([
      [1, 1.5],
      [3, 3.5],
    ]);
  });

  test('begin with no direction at all, where even the first is bounded from below', () => {
    const [first] = defectSteps(OPEN_CERTIFICATE);
    expect(first).toMatchObject({ dimension: 0, atMost: 0, nextAtLeast: 0.004 });
  });

  test('are none without bounds, and none past the last direction', () => {
    expect(defectSteps(formulaCertificate(3, 9))).toEqual([]);
    expect(defectSteps({ bound: LABELS_BOUND, defects: [0.004, 0.006, 0.008] })).toEqual([]);
  });
});
