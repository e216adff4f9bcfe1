import type { AccessStore, StoredToken } from '@liesweep/sweep';
import { openAccessStore } from '../open-access-store.js';
import { exampleSweep } from './example-sweep.js';
import type { RowStoreConnections } from './row-store-connections.js';
import { withDatabase } from './with-database.js';

const TOKEN: StoredToken = {
  name: 'ci',
  secretDigest: 'ab'.repeat(32),
  scope: 'submit',
  project: 'group-theory',
  createdAt: '2026-03-01T12:00:00.000Z',
  expiresAt: '2026-06-01T12:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
};

const OTHER: StoredToken = {
  ...{ ...TOKEN, name: 'admin', secretDigest: 'cd'.repeat(32) },
  ...{ scope: 'admin', project: null, expiresAt: null },
};

const ENTRY = { at: '2026-03-01T12:00:00.000Z', caller: 'ci', operation: 'pauseSweep', subject: 's', status: 200 };

/** Rules about tokens and the audit. */
export function describeAccess(connections: RowStoreConnections): void {
  describe('access', () => {
    const stores: AccessStore[] = [];

    const open = async (uri?: string): Promise<AccessStore> => {
      const store = await openAccessStore(uri ?? (await connections.createUri()));
      stores.push(store);
      return store;
    };

    afterEach(async () => {
      await Promise.all(stores.splice(0).map((store) => store.close()));
    });

    it('S28: a token is found by the digest of its secret, and by no other', async () => {
      const store = await open();
      await store.saveToken(TOKEN);
      await store.saveToken(OTHER);
      expect(await store.tokenByDigest(TOKEN.secretDigest)).toEqual(TOKEN);
      expect(await store.tokenByDigest(TOKEN.secretDigest.toUpperCase())).toBeUndefined();
      expect(await store.tokenByDigest('')).toBeUndefined();
      expect(await store.tokens()).toEqual([OTHER, TOKEN]);
    });

    it('S1 S28: a name is given once, revoked or not; the same token again changes nothing', async () => {
      const store = await open();
      await store.saveToken(TOKEN);
      await store.saveToken(TOKEN);
      const taken = { ...OTHER, name: TOKEN.name };
      await expect(store.saveToken(taken)).rejects.toMatchObject({ name: 'TokenExistsError' });
      await store.revokeToken(TOKEN.name, '2026-04-01T00:00:00.000Z');
      await expect(store.saveToken(taken)).rejects.toMatchObject({ name: 'TokenExistsError' });
      await store.saveToken(TOKEN);
      expect(await store.tokens()).toEqual([{ ...TOKEN, revokedAt: '2026-04-01T00:00:00.000Z' }]);
      const error: unknown = await store.saveToken(taken).catch((thrown: unknown) => thrown);
      expect(String(error)).not.toContain(taken.secretDigest);
    });

    it('S28: of several connections that save tokens of one name at once, one does', async () => {
      const uri = await connections.createUri();
      const [left, right] = [await open(uri), await open(uri)];
      const results = await Promise.allSettled([
        left.saveToken(TOKEN),
        right.saveToken({ ...OTHER, name: TOKEN.name }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await left.tokens()).toHaveLength(1);
    });

    it('S28: a token stays revoked since it was first', async () => {
      const store = await open();
      await store.saveToken(TOKEN);
      const revoked = { ...TOKEN, revokedAt: '2026-04-01T00:00:00.000Z' };
      expect(await store.revokeToken(TOKEN.name, revoked.revokedAt)).toEqual(revoked);
      expect(await store.revokeToken(TOKEN.name, '2026-05-01T00:00:00.000Z')).toEqual(revoked);
      expect(await store.tokenByDigest(TOKEN.secretDigest)).toEqual(revoked);
      expect(await store.revokeToken('none', '2026-05-01T00:00:00.000Z')).toBeUndefined();
    });

    it('S28: when a token was used last is written at most once a minute', async () => {
      const store = await open();
      await store.saveToken(TOKEN);
      const lastUsed = async (): Promise<string | null | undefined> => (await store.tokens())[0]?.lastUsedAt;
      await store.touchToken(TOKEN.name, '2026-03-02T12:00:00.000Z');
      await store.touchToken(TOKEN.name, '2026-03-02T12:00:59.999Z');
      await store.touchToken(TOKEN.name, '2026-03-02T11:00:00.000Z');
      expect(await lastUsed()).toBe('2026-03-02T12:00:00.000Z');
      await store.touchToken(TOKEN.name, '2026-03-02T12:01:00.000Z');
      expect(await lastUsed()).toBe('2026-03-02T12:01:00.000Z');
      await store.touchToken('none', '2026-03-02T12:01:00.000Z');
      expect(await store.tokens()).toHaveLength(1);
    });

    it.each(Object.entries({ scope: 'admin', project: null, expires_at: null, secret_digest: 'ef'.repeat(32) }))(
      'S14 S28: a token whose %s is not what was written lets nobody in',
      async (column, value) => {
        const uri = await connections.createUri();
        const store = await open(uri);
        await store.saveToken(TOKEN);
        await withDatabase(uri, (db) =>
          db
            .updateTable('access_tokens')
            .set({ [column]: value })
            .execute(),
        );
        const secretDigest = column === 'secret_digest' ? String(value) : TOKEN.secretDigest;
        await expect(store.tokenByDigest(secretDigest)).rejects.toMatchObject({ name: 'CorruptStoreError' });
        await expect(store.tokens()).rejects.toMatchObject({ name: 'CorruptStoreError' });
      },
    );

    it('S29: the audit gives every entry once, the latest first, in pages', async () => {
      const uri = await connections.createUri();
      const [left, right] = [await open(uri), await open(uri)];
      for (let entry = 0; entry < 10; entry += 1) {
        await (entry % 2 === 0 ? left : right).appendAudit({ ...ENTRY, status: 200 + entry });
      }
      const entries = await right.audit(undefined, 100);
      expect(entries.map(({ status }) => status)).toEqual([209, 208, 207, 206, 205, 204, 203, 202, 201, 200]);
      expect(entries.at(-1)).toEqual({ ...ENTRY, position: 1 });
      const paged = [];
      let before: number | undefined;
      for (;;) {
        const page = await left.audit(before, 3);
        paged.push(...page);
        before = page.at(-1)?.position;
        if (before === undefined) break;
      }
      expect(paged).toEqual(entries);
      expect(await left.audit(Number.MAX_SAFE_INTEGER, 1)).toEqual(entries.slice(0, 1));
    });

    it('S23 S29: whatever a caller may be called is kept', async () => {
      const store = await open();
      await store.appendAudit({ ...ENTRY, caller: 'a\0b', operation: '\ud800', subject: null });
      expect(await store.audit(undefined, 1)).toMatchObject([
        { caller: 'a\ufffdb', operation: '\ufffd', subject: null },
      ]);
    });

    it('S28: tokens and audit lie beside the rows, and neither is in the other’s way', async () => {
      const uri = await connections.createUri();
      const [store, rows] = await Promise.all([open(uri), connections.open(uri)]);
      const sweep = exampleSweep('beside');
      await Promise.all([store.saveToken(TOKEN), rows.saveSweep(sweep), store.appendAudit(ENTRY)]);
      expect(await rows.sweeps()).toEqual([sweep]);
      expect(await store.tokens()).toEqual([TOKEN]);
    });
  });
}
