import { looksLikeToken, newToken, secretDigest } from './new-token.js';

const WISH = { name: 'script', scope: 'read', project: null, expiresInDays: 90 } as const;
const NOW = Date.parse('2026-11-28T12:00:00Z');

it('a secret has 256 random bits, a prefix that scanners know, and is not in what is stored', () => {
  const made = Array.from({ length: 100 }, () => newToken(WISH, NOW));
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(100);
  for (const { secret, token } of made) {
    expect(secret.startsWith('lsw_')).toBe(true);
    expect(Buffer.from(secret.slice(4), 'base64url')).toHaveLength(32);
    expect(looksLikeToken(secret)).toBe(true);
    expect(token.secretDigest).toBe(secretDigest(secret));
    expect(JSON.stringify(token)).not.toContain(secret.slice(4));
  }
});

it('a token ends after so many days, or never', () => {
  expect(newToken(WISH, NOW).token.expiresAt).toBe('2027-02-26T12:00:00.000Z');
  expect(newToken({ ...WISH, expiresInDays: null }, NOW).token.expiresAt).toBeNull();
});

it.each([
  ['a name with a blank', { name: 'my script' }, /name/],
  ['a name that steers a terminal', { name: 'a\u001b[2J' }, /name/],
  ['no name', { name: '' }, /name/],
  ['the name of whoever has no token', { name: 'owner' }, /owner/],
  ['an admin of one project', { scope: 'admin', project: 'blue' } as const, /project/],
])('%s is refused', (_, change, message) => {
  expect(() => newToken({ ...WISH, ...change }, NOW)).toThrow(message);
});

it.each(['', 'lsw_', `lsw_${'a'.repeat(42)}`, `lsw_${'a'.repeat(44)}`, `lsw_${'a'.repeat(42)}\n`])(
  '%j is not looked for in the store',
  (text) => {
    expect(looksLikeToken(text)).toBe(false);
  },
);
