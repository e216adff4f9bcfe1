import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lockProblems } from './lock-problems.mjs';

const lockfile = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const HASH = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const problemsOf = (path, entry) => lockProblems({ packages: { '': { name: 'root' }, [path]: entry } });

test('every package of the lockfile has a hash, and none says where it was downloaded', () => {
  assert.deepEqual(lockProblems(lockfile), []);
});

test('a package without a hash is named, whatever platform it is for', () => {
  assert.deepEqual(problemsOf('node_modules/a', { version: '1.0.0', integrity: HASH }), []);
  assert.match(problemsOf('node_modules/a', { version: '1.0.0' })[0], /node_modules\/a has no integrity/);
  assert.match(
    problemsOf('node_modules/@a/win32', { version: '1.0.0', optional: true, os: ['win32'] })[0],
    /@a\/win32 has no integrity/,
  );
});

test('a hash weaker than SHA-512 is no hash', () => {
  assert.match(
    problemsOf('node_modules/a', { version: '1.0.0', integrity: 'sha1-AAAA' })[0],
    /no integrity by SHA-512/,
  );
});

test('an address is named, because it would be the one that the next installation asks', () => {
  const entry = { version: '1.0.0', integrity: HASH, resolved: 'https://downloads.example/a.tgz' };
  assert.match(problemsOf('node_modules/a', entry)[0], /says where it was downloaded/);
});

test('workspace packages and the links to them need no hash', () => {
  assert.deepEqual(problemsOf('libs/a', { name: '@x/a' }), []);
  assert.deepEqual(problemsOf('node_modules/@x/a', { resolved: 'libs/a', link: true }), []);
});
