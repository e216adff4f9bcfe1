import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { StoreUnavailableError, CorruptFileError } from '@liesweep/sweep';
import { ActivityTroubles } from './activity-troubles.js';
import { boundFailures } from './bound-failures.js';

const SWEEP = 'so-n-01234567';

type Context = Parameters<ReturnType<typeof boundFailures>>[0];

function observed(): { troubles: ActivityTroubles; told: (string | null)[] } {
  const told: (string | null)[] = [];
  return { told, troubles: new ActivityTroubles((trouble) => told.push(trouble)) };
}

/** One attempt at an activity. */
function attempt(
  troubles: ActivityTroubles,
  count: number,
  does: () => Promise<unknown>,
  activityType = 'recordShard',
): Promise<unknown> {
  const { inbound } = boundFailures(troubles)({ info: { activityType, attempt: count } } as unknown as Context);
  if (inbound?.execute === undefined) throw new Error('it intercepts nothing');
  return inbound.execute({ args: [{ sweepId: SWEEP }], headers: {} }, does);
}

const failing = (error: Error) => (): Promise<never> => Promise.reject(error);

describe('an activity of the orchestrator that fails', () => {
  it('is tried without end while a store does not answer, and says so until it does', async () => {
    const { troubles, told } = observed();
    const error = new StoreUnavailableError('rows: the disk is read-only');
    for (const count of [1, 8, 1000]) await expect(attempt(troubles, count, failing(error))).rejects.toBe(error);
    expect(troubles.of(SWEEP)).toBe('rows: the disk is read-only');
    await attempt(troubles, 1001, () => Promise.resolve(1));
    expect(troubles.of(SWEEP)).toBeNull();
    expect(told).toEqual(['rows: the disk is read-only', null]);
  });

  it('is given up after a bounded number of attempts where nobody knows the error', async () => {
    const { troubles } = observed();
    const error = new TypeError('x is not a function');
    for (const count of [1, 7]) await expect(attempt(troubles, count, failing(error))).rejects.toBe(error);
    expect(troubles.of(SWEEP)).toBe('recordShard fails: x is not a function');
    await expect(attempt(troubles, 8, failing(error))).rejects.toMatchObject({
      ...{ nonRetryable: true, type: 'TypeError', message: 'recordShard has failed 8 times: x is not a function' },
    });
    expect(troubles.of(SWEEP)).toBeNull();
  });

  it('is not tried again where it would fail the same way, and is no trouble when it was cancelled', async () => {
    const { troubles, told } = observed();
    for (const error of [new CorruptFileError('file', 'damaged'), new CancelledFailure('stop')]) {
      await expect(attempt(troubles, 1, failing(error))).rejects.toBe(error);
    }
    const asApplicationFailure = ApplicationFailure.create({ type: 'InvalidSweepError', message: 'restarts: 0' });
    await expect(attempt(troubles, 1, failing(asApplicationFailure))).rejects.toBe(asApplicationFailure);
    expect(told).toEqual([]);
  });

  it('is one of several troubles of a sweep, each said until it is over', async () => {
    const { troubles, told } = observed();
    const [rows, tensors] = [new StoreUnavailableError('rows'), new StoreUnavailableError('tensors')];
    await expect(attempt(troubles, 1, failing(rows), 'planRound')).rejects.toBe(rows);
    await expect(attempt(troubles, 1, failing(tensors))).rejects.toBe(tensors);
    expect(troubles.of(SWEEP)).toBe('rows; tensors');
    expect(troubles.of('another')).toBeNull();
    await attempt(troubles, 2, () => Promise.resolve());
    expect(troubles.of(SWEEP)).toBe('rows');
    expect(told).toEqual(['rows', 'tensors', 'rows']);
  });
});
