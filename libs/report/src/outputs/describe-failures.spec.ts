import type { TrialFailure } from '@liesweep/sweep';
import { describeFailures } from './describe-failures.js';

function failure(trialKey: string, message: string): TrialFailure {
  return { trialKey, failureClass: 'TrainerCrashedError', message, attempts: 3 };
}

describe('describeFailures', () => {
  it('counts the trials of each cause', () => {
    expect(describeFailures([failure('a', 'SIGSEGV'), failure('b', 'SIGKILL'), failure('c', 'SIGSEGV')])).toEqual([
      '2 trials have no result: TrainerCrashedError: SIGSEGV',
      '1 trial has no result: TrainerCrashedError: SIGKILL',
    ]);
  });

  it('has nothing to say when none failed', () => {
    expect(describeFailures([])).toEqual([]);
  });
});
