import { workRate } from './work-rate.js';

describe('the rate of a sweep', () => {
  it('is what was done by the time it took, and tells what is left', () => {
    expect(workRate({ done: 20, atMs: 0 }, { done: 40, atMs: 10_000 }, 100)).toEqual({ rate: 2, remainingSeconds: 30 });
  });

  it.each([
    [
      { done: 20, atMs: 0 },
      { done: 20, atMs: 10_000 },
    ],
    [
      { done: 20, atMs: 5 },
      { done: 30, atMs: 5 },
    ],
    [
      { done: 20, atMs: 0 },
      { done: 10, atMs: 10_000 },
    ],
  ])('is not known between %j and %j', (earlier, later) => {
    expect(workRate(earlier, later, 100)).toEqual({ rate: 0, remainingSeconds: null });
  });

  it('leaves nothing where more was done than there is', () => {
    expect(workRate({ done: 0, atMs: 0 }, { done: 12, atMs: 1000 }, 10).remainingSeconds).toBe(0);
  });
});
