import type { Scope } from '@liesweep/api-contract';

/** Whoever sends a request, after it was found out. */
export interface Caller {
  /** Of the token or the person, for the audit; `anonymous` where nobody must sign in. */
  readonly name: string;
  readonly scope: Scope;
  /** The only project that is seen and written; null for all. */
  readonly project: string | null;
}
