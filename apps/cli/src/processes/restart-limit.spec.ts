import { RestartLimit } from './restart-limit.js';

describe('RestartLimit', () => {
  it('allows so many restarts within its window and no more', () => {
    const limit = new RestartLimit(2, 1000);
    expect([0, 10, 20].map((atMs) => limit.allows(atMs))).toEqual([true, true, false]);
  });

  it('forgets restarts that are older than its window', () => {
    const limit = new RestartLimit(1, 1000);
    expect([0, 999, 1000].map((atMs) => limit.allows(atMs))).toEqual([true, false, true]);
  });
});
