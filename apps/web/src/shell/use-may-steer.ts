import { useSession } from './session.js';

/** Whether whoever looks may submit and steer; false while it is not known. */
export function useMaySteer(): boolean {
  const session = useSession();
  return session !== undefined && !session.readOnly && (session.scope === 'submit' || session.scope === 'admin');
}
