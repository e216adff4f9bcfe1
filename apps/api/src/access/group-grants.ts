import { SCOPES, type Scope } from '@liesweep/api-contract';

/** What the members of a group may. */
export interface GroupGrant {
  /** As the provider or the proxy names it; `*` is whoever has signed in. */
  readonly group: string;
  readonly scope: Scope;
  /** The only project that it is for; null for all. */
  readonly project: string | null;
}

const GRANT = /^(?<group>.+)=(?<scope>[a-z]+)(:(?<project>[^:=;]{1,64}))?$/;

/**
 * Reads `group=scope` or `group=scope:project`, separated by semicolons: names of groups may hold commas and `=`.
 *
 * @throws RangeError that names the entry that cannot be read
 */
export function parseGroupGrants(text: string): readonly GroupGrant[] {
  return entries(text, ';').map((entry) => {
    const { group = '', scope, project } = GRANT.exec(entry)?.groups ?? {};
    const known = SCOPES.find((one) => one === scope);
    if (known === undefined) {
      throw new RangeError(`expected group=read, group=submit or group=admin, with :project if wanted, got ${entry}`);
    }
    if (known === 'admin' && project !== undefined) {
      throw new RangeError(`expected read or submit for the members of one project, got ${entry}`);
    }
    return { group: group.trim(), scope: known, project: project ?? null };
  });
}

/**
 * The most that a member of these groups may: the widest scope, for all projects before one; the first that is listed wins
 * among equals.
 *
 * @returns undefined for whoever is in no group that is listed
 */
export function widestGrant(grants: readonly GroupGrant[], groups: readonly string[]): GroupGrant | undefined {
  const own = grants.filter(({ group }) => group === '*' || groups.includes(group));
  return own.toSorted((a, b) => rank(b) - rank(a))[0];
}

function rank({ scope, project }: GroupGrant): number {
  return SCOPES.indexOf(scope) * 2 + (project === null ? 1 : 0);
}

/** The entries of a list, without blanks and empty ones. */
export function entries(text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
