import type { Caller } from './caller.js';
import { widestGrant, type GroupGrant } from './group-grants.js';

/** A person with what their groups may; undefined for whoever is in none that is listed. */
export function personOf(grants: readonly GroupGrant[], name: string, groups: readonly string[]): Caller | undefined {
  const grant = widestGrant(
    grants,
    groups.map((group) => group.trim()),
  );
  return grant && { name, scope: grant.scope, project: grant.project };
}
