import type { Answer } from '@liesweep/api-contract';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { call, type CallError } from '../api/call.js';
import { queries } from '../api/queries.js';
import { notices } from '../shell/notices.js';
import type { Verb } from './verbs.js';

/** A verb with what it is done to. */
export interface Steering {
  readonly verb: Verb;
  readonly sweepId: string;
  /** With `retry`: only the trials that failed so. */
  readonly failureClass?: string;
}

/** Steers a sweep; what the server answers is told in words, and what is shown of the sweep is asked again. */
export function useSteer(): UseMutationResult<Answer, CallError, Steering> {
  return useMutation<Answer, CallError, Steering>({
    mutationFn: (steering) => CALLS[steering.verb](steering),
    onSuccess: ({ sweepId, message }) => {
      notices.say(`${sweepId}: ${message}`);
    },
    onError: (error) => {
      notices.warn(error);
    },
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => SHOWS_STAGE.includes(String(queryKey[0])) }),
  });
}

const SHOWS_STAGE = ['getSweep', 'listSweeps', 'getFleet'];

const CALLS: Readonly<Record<Verb, (steering: Steering) => Promise<Answer>>> = {
  pause: ({ sweepId }) => call('pauseSweep', { params: { sweepId } }),
  drain: ({ sweepId }) => call('drainSweep', { params: { sweepId } }),
  resume: ({ sweepId }) => call('resumeSweep', { params: { sweepId } }),
  cancel: ({ sweepId }) => call('cancelSweep', { params: { sweepId } }),
  retry: ({ sweepId, failureClass }) =>
    call('retrySweep', { params: { sweepId }, body: failureClass === undefined ? {} : { failureClass } }),
  delete: ({ sweepId }) => call('deleteSweep', { params: { sweepId } }),
};
