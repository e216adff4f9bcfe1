import type { Session } from '@liesweep/api-contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CallError } from './call.js';
import { useCall } from './use-call.js';

/** Who asks, what they may do, and how to sign in. */
export function useSession(): UseQueryResult<Session, CallError> {
  return useCall('getSession');
}

/** Whether whoever asks may submit and steer; false while it is not known. */
export function useMaySteer(): boolean {
  const { data } = useSession();
  return data !== undefined && !data.readOnly && (data.scope === 'submit' || data.scope === 'admin');
}
