import type { AccessStore, AuditEntry, StoredToken } from '@liesweep/sweep';

/** An access store in memory. */
export function memoryAccessStore(): AccessStore {
  const tokens = new Map<string, StoredToken>();
  const entries: AuditEntry[] = [];
  const change = (name: string, changes: Partial<StoredToken>): StoredToken | undefined => {
    const token = tokens.get(name);
    if (token === undefined) return undefined;
    const changed = { ...token, ...changes };
    tokens.set(name, changed);
    return changed;
  };
  return {
    saveToken: (token) => {
      if (tokens.has(token.name))
        return Promise.reject(Object.assign(new Error(token.name), { name: 'TokenExistsError' }));
      tokens.set(token.name, token);
      return Promise.resolve();
    },
    tokenByDigest: (digest) =>
      Promise.resolve([...tokens.values()].find(({ secretDigest }) => secretDigest === digest)),
    tokens: () => Promise.resolve([...tokens.values()]),
    revokeToken: (name, at) => Promise.resolve(change(name, { revokedAt: tokens.get(name)?.revokedAt ?? at })),
    touchToken: (name, at) => {
      change(name, { lastUsedAt: at });
      return Promise.resolve();
    },
    appendAudit: (entry) => {
      entries.push({ ...entry, position: entries.length + 1 });
      return Promise.resolve();
    },
    audit: (before = Infinity, limit) =>
      Promise.resolve(
        entries
          .filter(({ position }) => position < before)
          .toReversed()
          .slice(0, limit),
      ),
    close: () => Promise.resolve(),
  };
}
