import { runtimeLogFields } from './install-runtime.js';

describe('a line of the SDK', () => {
  it('says which sweep and shard it is about where a workflow told', () => {
    expect(runtimeLogFields({ sweepId: 'so-n-01234567', shard: 3, reaction: 'retry' })).toEqual({
      sweepId: 'so-n-01234567',
      shard: 3,
      details: { reaction: 'retry' },
    });
  });

  it('keeps everything else as details', () => {
    expect(runtimeLogFields({ taskQueue: 'train-cpu', sweepId: 7 })).toEqual({ details: { taskQueue: 'train-cpu' } });
    expect(runtimeLogFields(undefined)).toEqual({ details: {} });
  });
});
