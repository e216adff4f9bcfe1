import { predictRun } from './predict-run.js';

const PLAN = { wallSeconds: 10, slotSeconds: 20 };

describe('the prediction of a run', () => {
  it('is its start, its training and its outputs', () => {
    const { startSeconds, trainingSeconds, outputSeconds, totalSeconds } = predictRun(PLAN, 4, undefined);
    expect(trainingSeconds).toBe(10);
    expect(totalSeconds).toBeCloseTo(startSeconds + trainingSeconds + outputSeconds, 10);
    expect(Math.min(startSeconds, outputSeconds)).toBeGreaterThan(0);
  });

  it('takes the training as many times as long as was measured, and nothing else', () => {
    const usual = predictRun(PLAN, 4, undefined);
    const slow = predictRun(PLAN, 4, { factor: 3, trials: 100 });
    expect(slow.trainingSeconds).toBe(30);
    expect(slow.totalSeconds - usual.totalSeconds).toBeCloseTo(20, 10);
    expect(slow.oneSlotSeconds - usual.oneSlotSeconds).toBeCloseTo(40, 10);
  });

  it('draws more where more slices are asked for', () => {
    expect(predictRun(PLAN, 8, undefined).outputSeconds).toBeGreaterThan(predictRun(PLAN, 1, undefined).outputSeconds);
  });
});
