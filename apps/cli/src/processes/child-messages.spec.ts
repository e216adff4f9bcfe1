import { parseChildMessage } from './child-messages.js';

const PROGRESS = { trialCount: 4, finishedTrials: 2, fraction: 0.5, lowestLoss: null };

describe('a message of a worker', () => {
  it('may say what has to be waited for', () => {
    for (const reason of ['rows: read-only', null]) {
      expect(parseChildMessage({ type: 'waiting', reason })).toEqual({ type: 'waiting', reason });
    }
    const progress = { ...PROGRESS, waitingForStore: 'tensors: read-only' };
    expect(parseChildMessage({ type: 'progress', shardIndex: 1, progress })).toMatchObject({ progress });
  });

  it('counts as progress whatever else it says, and as nothing where it is none', () => {
    const odd = { ...PROGRESS, waitingForStore: { store: 'tensors' }, more: 1 };
    expect(parseChildMessage({ type: 'progress', shardIndex: 1, progress: odd })).toMatchObject({ progress: PROGRESS });
    for (const other of [undefined, {}, { type: 'waiting' }, { type: 'progress', shardIndex: 1 }]) {
      expect(parseChildMessage(other)).toBeUndefined();
    }
  });
});
