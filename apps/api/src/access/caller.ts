import type { Scope } from '@liesweep/api-contract';

/** Whoever sends a request, after it was found out. */
export interface Caller {
  /** Of the token or the person, for the audit; `anonymous` where nobody must sign in. */
  readonly name: string;
  readonly scope: Scope;
  /** The only project that is seen and written; null for all. */
  readonly project: string | null;
}

/** Stands for whoever has not signed in, at the routes that are for everybody; sees no sweep. */
export const NOBODY: Caller = { name: 'nobody', scope: 'read', project: '' };
