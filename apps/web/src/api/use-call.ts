import { keepPreviousData, useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { call, CallError, type CallAnswer, type CallInput, type RouteName } from './call.js';

/** How an answer is kept. */
export interface UseCallOptions {
  /** Asks nothing while false. */
  readonly enabled?: boolean;
  /** Asks again so often, while the page is looked at. */
  readonly everyMs?: number | false;
  /** What was shown stays until the new answer is there: for parameters that a user moves, such as a slider. */
  readonly keepPrevious?: boolean;
  /** The answer never changes: of a trial that is recorded. */
  readonly isFinal?: boolean;
}

/** The key under which the answer of a call is kept: the route’s name, and what it was called with. */
export function callKey<Name extends RouteName>(name: Name, input: CallInput<Name> = {}): QueryKey {
  return [name, input];
}

/** The answer of a route, kept, asked again when it is out of date; its error is always a `CallError`. */
export function useCall<Name extends RouteName>(
  name: Name,
  input: CallInput<Name> = {},
  { enabled = true, everyMs = false, keepPrevious = false, isFinal = false }: UseCallOptions = {},
): UseQueryResult<CallAnswer<Name>, CallError> {
  return useQuery<CallAnswer<Name>, CallError>({
    queryKey: callKey(name, input),
    queryFn: ({ signal }) => call(name, input, signal),
    enabled,
    refetchInterval: everyMs,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(isFinal ? { staleTime: Infinity } : {}),
  });
}
