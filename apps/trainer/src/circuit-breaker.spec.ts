import type { TrialRange } from '@liesweep/sweep';
import { CircuitBreaker } from './circuit-breaker.js';

const CRASH = 'TrainerCrashedError';

function failEach(breaker: CircuitBreaker, shards: readonly TrialRange[], name = CRASH): boolean {
  for (const range of shards) breaker.fail({ sweepId: 'a', trials: [range] }, name);
  return breaker.isOpen;
}

describe('a circuit breaker', () => {
  it('opens at the third failure in a row of different trials', () => {
    const breaker = new CircuitBreaker();
    expect(
      failEach(breaker, [
        [0, 4],
        [4, 8],
      ]),
    ).toBe(false);
    expect(failEach(breaker, [[8, 12]])).toBe(true);
  });

  it('stays closed while the same trials fail, whole and in halves', () => {
    expect(
      failEach(new CircuitBreaker(), [
        [0, 8],
        [0, 8],
        [0, 8],
        [0, 4],
        [2, 4],
        [3, 4],
      ]),
    ).toBe(false);
  });

  it('takes trials of two sweeps for different ones', () => {
    const breaker = new CircuitBreaker();
    for (const sweepId of ['a', 'b', 'c']) breaker.fail({ sweepId, trials: [[0, 1]] }, CRASH);
    expect(breaker.isOpen).toBe(true);
  });

  it('begins anew when a shard is trained', () => {
    const breaker = new CircuitBreaker();
    failEach(breaker, [
      [0, 1],
      [1, 2],
    ]);
    breaker.succeed();
    expect(
      failEach(breaker, [
        [2, 3],
        [3, 4],
      ]),
    ).toBe(false);
  });

  it.each(['PreemptedError', 'OutOfDeviceMemoryError', 'CorruptFileError', 'StoreUnavailableError', 'TypeError'])(
    'does not blame the device for %s',
    (name) => {
      expect(
        failEach(
          new CircuitBreaker(),
          [
            [0, 1],
            [1, 2],
            [2, 3],
          ],
          name,
        ),
      ).toBe(false);
    },
  );
});
