import { SCOPES, type Route } from '@liesweep/api-contract';
import type { AccessConfig } from './access-config.js';
import type { Caller } from './caller.js';
import { notAllowed } from './refusals.js';
import { isUnsafe } from './same-origin.js';

/** Routes that show the sweeps of all projects at once. */
const OF_ALL_PROJECTS: ReadonlySet<string> = new Set(['getLogs', 'getFleet']);

/**
 * Refuses a route that the caller may not call. Whose project a sweep is of is asked where the sweep is looked up.
 *
 * @throws HttpProblem 403
 */
export function refuseBeyondScope(route: Route, caller: Caller): void {
  if (route.scope === null) return;
  if (SCOPES.indexOf(caller.scope) < SCOPES.indexOf(route.scope)) {
    throw notAllowed(
      `This needs the scope ${route.scope}, and ${caller.name} has ${caller.scope}.`,
      'Use a token of that scope; whoever has the scope admin makes one.',
    );
  }
  if (caller.project !== null && (route.scope === 'admin' || OF_ALL_PROJECTS.has(route.name))) {
    throw notAllowed(
      `This is about all projects, and ${caller.name} is for the project ${caller.project} alone.`,
      'Use a token that is for all projects.',
    );
  }
}

/**
 * Refuses what changes something where nothing may.
 *
 * @throws HttpProblem 403
 */
export function refuseWriting({ method, scope }: Route, { isReadOnly }: Pick<AccessConfig, 'isReadOnly'>): void {
  if (!isReadOnly || !isUnsafe(method) || scope === 'read' || scope === null) return;
  throw notAllowed('This server shows sweeps and changes none.', 'Whoever runs it has set LIESWEEP_API_READ_ONLY=yes.');
}
