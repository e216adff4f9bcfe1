import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { Problem, Session } from '@liesweep/api-contract';
import { call, CallError } from '../api/call.js';
import { takeToken } from './take-token.js';

/** Where the view that somebody looked at waits, while they sign in elsewhere. */
const VIEW_KEPT = 'liesweep.view';

const UNAUTHORIZED = 401;

/** Whoever looks at the page, and why the token in its address was of no use. */
interface Opened {
  readonly session: Session;
  readonly refusal: Problem | null;
}

/** Taken before the router reads the address: the fragment must not stay in it, nor in the history. */
let tokenOfAddress = tokenFromAddress();

/** Who looks at the page, asked once and whenever the server says that nobody is signed in any more. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: openSession,
  staleTime: Infinity,
  retry: false,
});

/** The session; undefined until it is known. */
export function useSession(): Session | undefined {
  return useQuery({ ...sessionQuery, select: ({ session }) => session }).data;
}

/** Exchanges a token for a cookie, and asks everything again that was refused. */
export async function signIn(queries: QueryClient, token: string): Promise<void> {
  const session = await call('openSession', { body: { token } });
  queries.setQueryData(sessionQuery.queryKey, { session, refusal: null });
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}

/** Ends the session of this browser. */
export async function signOut(queries: QueryClient): Promise<void> {
  await call('closeSession');
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

/** Keeps the view that is looked at, for when somebody comes back from signing in elsewhere. */
export function keepView(): void {
  sessionStorage.setItem(VIEW_KEPT, window.location.hash);
}

/** Whether an answer says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof CallError && error.problem.status === UNAUTHORIZED;
}

async function openSession(): Promise<Opened> {
  const token = tokenOfAddress;
  tokenOfAddress = null;
  if (token === null) return { session: await call('getSession'), refusal: null };
  try {
    return { session: await call('openSession', { body: { token } }), refusal: null };
  } catch (error) {
    if (!(error instanceof CallError) || error.problem.status === 0) throw error;
    return { session: await call('getSession'), refusal: error.problem };
  }
}

function tokenFromAddress(): string | null {
  const { token, fragment } = takeToken(window.location.hash);
  const kept = sessionStorage.getItem(VIEW_KEPT);
  sessionStorage.removeItem(VIEW_KEPT);
  const shown = token === null && window.location.hash === '' && kept !== null ? kept : fragment;
  if (shown !== window.location.hash) window.history.replaceState(null, '', shown);
  return token;
}
