import type { FailureClass } from './failure-classes.js';
import { reactToFailure, freshPart, type FailureReaction, type ShardPart } from './failure-reaction.js';

function failRepeatedly(part: ShardPart, failureClass: FailureClass, times: number): FailureReaction {
  let reaction: FailureReaction = { kind: 'retry', part, delayMs: 0 };
  for (let time = 0; time < times; time++) {
    if (reaction.kind !== 'retry') throw new Error(`the part was no longer retried after ${String(time)} failures`);
    reaction = reactToFailure(reaction.part, { failureClass, name: 'AnyError', message: '' });
  }
  return reaction;
}

const STACK = freshPart([[0, 8]]);
const SINGLE = freshPart([[5, 6]]);

describe('reactToFailure', () => {
  it('retries a preempted part for ever and at once', () => {
    expect(failRepeatedly(SINGLE, 'preempted', 200)).toMatchObject({ kind: 'retry', delayMs: 0 });
  });

  it('halves a stack the first time it does not fit', () => {
    expect(failRepeatedly(STACK, 'out-of-memory', 1)).toEqual({
      kind: 'halve',
      parts: [freshPart([[0, 4]]), freshPart([[4, 8]])],
    });
  });

  it('gives up a single trial that does not fit', () => {
    expect(failRepeatedly(SINGLE, 'out-of-memory', 1)).toMatchObject({ kind: 'give-up' });
  });

  it.each<FailureClass>(['crashed', 'corrupt'])(
    'halves a stack and gives up a trial at the third failure: %s',
    (failureClass) => {
      expect(failRepeatedly(STACK, failureClass, 2)).toMatchObject({ kind: 'retry', delayMs: 2000 });
      expect(failRepeatedly(STACK, failureClass, 3)).toMatchObject({ kind: 'halve' });
      expect(failRepeatedly(SINGLE, failureClass, 3)).toMatchObject({ kind: 'give-up', part: { attempts: 3 } });
    },
  );

  it('gives up a stack whole at the second fault of the program', () => {
    expect(failRepeatedly(STACK, 'fault', 1)).toMatchObject({ kind: 'retry', delayMs: 1000 });
    expect(failRepeatedly(STACK, 'fault', 2)).toMatchObject({
      kind: 'give-up',
      part: { attempts: 2, trials: [[0, 8]] },
    });
  });

  it('does not count preemption towards a crash', () => {
    const once = failRepeatedly(SINGLE, 'preempted', 5);
    expect(once.kind === 'retry' && failRepeatedly(once.part, 'crashed', 2).kind).toBe('retry');
  });

  it('blames the trials for a lost trainer only after ten', () => {
    expect(failRepeatedly(SINGLE, 'lost', 9)).toMatchObject({ kind: 'retry', delayMs: 60_000 });
    expect(failRepeatedly(SINGLE, 'lost', 10)).toMatchObject({ kind: 'give-up' });
  });

  it('blames no trials that come further each time their trainer is lost', () => {
    let part = SINGLE;
    for (let step = 100; step <= 5000; step += 100) {
      const reaction = reactToFailure(part, { failureClass: 'lost', name: 'TrainerLostError', message: '', step });
      expect(reaction).toMatchObject({ kind: 'retry', delayMs: 1000, part: { furthestStep: step } });
      if (reaction.kind === 'retry') part = reaction.part;
    }
    expect(failRepeatedly(part, 'lost', 8)).toMatchObject({ kind: 'retry', part: { furthestStep: 5000 } });
    expect(failRepeatedly(part, 'lost', 9)).toMatchObject({ kind: 'give-up' });
  });

  it('waits at most a minute for a store', () => {
    expect(failRepeatedly(SINGLE, 'unavailable', 100)).toMatchObject({ kind: 'retry', delayMs: 60_000 });
  });

  it.each<[FailureClass, boolean | undefined, boolean]>([
    ['crashed', true, true],
    ['fault', true, true],
    ['crashed', false, false],
    ['fault', false, false],
    ['crashed', undefined, false],
    ['preempted', true, false],
    ['lost', true, false],
    ['unavailable', true, false],
    ['corrupt', true, false],
  ])(
    'after %s of an attempt that resumed: %s, the next starts without the checkpoint: %s',
    (failureClass, resumed, is) => {
      const failure = { failureClass, name: 'AnyError', message: '', ...(resumed !== undefined && { resumed }) };
      const reaction = reactToFailure(STACK, failure);
      expect(reaction.kind === 'retry' && reaction.part.withoutCheckpoint).toBe(is ? true : undefined);
    },
  );

  it('starts without the checkpoint until an attempt has begun so, and with the one that it has written then', () => {
    let part: ShardPart = { ...STACK, withoutCheckpoint: true };
    const after = (failureClass: FailureClass, resumed?: boolean): boolean | undefined => {
      const failure = { failureClass, name: 'AnyError', message: '', ...(resumed !== undefined && { resumed }) };
      const reaction = reactToFailure(part, failure);
      if (reaction.kind !== 'retry') throw new Error(`the part was not retried: ${reaction.kind}`);
      part = reaction.part;
      return part.withoutCheckpoint;
    };
    expect([after('lost'), after('preempted'), after('unavailable')]).toEqual([true, true, true]);
    expect(after('preempted', false)).toBeUndefined();
    expect(after('crashed', true)).toBe(true);
  });

  it.each<[FailureClass, number]>([
    ['fault', 2],
    ['crashed', 3],
  ])('never halves a part or gives it up for %s of an attempt that resumed', (failureClass, limit) => {
    const before = { ...SINGLE, attempts: limit, failures: { [failureClass]: limit } };
    const failure = { failureClass, name: 'AnyError', message: '' };
    const reaction = reactToFailure(before, { ...failure, resumed: true });
    expect(reaction).toMatchObject({ kind: 'retry', part: { withoutCheckpoint: true } });
    expect(reactToFailure(before, { ...failure, resumed: false })).toMatchObject({ kind: 'give-up' });
  });

  it('aborts at once on a terminal failure', () => {
    expect(failRepeatedly(STACK, 'terminal', 1)).toMatchObject({ kind: 'abort' });
  });
});
