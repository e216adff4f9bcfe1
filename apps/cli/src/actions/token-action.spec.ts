import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccessStore, secretDigest } from '@liesweep/storage';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';

/** Compiling everything the command line needs takes so long on a busy machine. */
const BUILD_MS = 600_000;

let folder: string;
let rows: string;

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-token-'));
  rows = `sqlite:${join(folder, 'rows.sqlite')}`;
  await (await openAccessStore(rows)).close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function token(...words: readonly string[]): Promise<Ended> {
  return startLiesweep(folder, ['token', ...words], { LIESWEEP_ROWS: rows }).ended;
}

it('a token is made, shown once, listed without its secret, and revoked, once', async () => {
  const made = await token('create', 'script', '--scope', 'submit', '--project', 'blue');
  expect(made.exitCode).toBe(0);
  expect(made.stdout).toMatch(/^lsw_[\w-]{43}\n$/);
  expect(made.stderr).toMatch(
    /^The token script, submit of the project blue, valid until .*\. It is shown this once:\n$/,
  );
  const secret = made.stdout.trim();
  expect(readFileSync(join(folder, 'rows.sqlite'), 'latin1')).not.toContain(secret.slice(4));

  const store = await openAccessStore(rows);
  expect(await store.tokenByDigest(secretDigest(secret))).toMatchObject({
    name: 'script',
    scope: 'submit',
    project: 'blue',
  });
  await store.close();

  const listed = await token('list', '--json');
  expect(JSON.parse(listed.stdout)).toEqual([expect.objectContaining({ name: 'script', revokedAt: null }) as unknown]);
  expect(listed.stdout).not.toMatch(/digest|lsw_/i);
  expect((await token('list')).stdout).toMatch(/script\s+submit\s+blue\s+valid until/);

  expect((await token('revoke', 'script')).stdout).toBe(
    'script: revoked: refused within seconds, wherever it is used.\n',
  );
  expect((await token('revoke', 'script')).stdout).toBe('script: revoked already.\n');
  expect((await token('list')).stdout).toMatch(/script\s+submit\s+blue\s+revoked/);
});

it('quietly there is the secret and nothing else, and as JSON everything', async () => {
  const { stdout, stderr } = await token('create', 'quiet', '-q');
  expect(stdout).toMatch(/^lsw_[\w-]{43}\n$/);
  expect(stderr).toBe('');
  const json: unknown = JSON.parse((await token('create', 'other', '--expires', 'never', '--json')).stdout);
  expect(json).toMatchObject({ name: 'other', scope: 'read', project: null, expiresAt: null });
  expect(json).toHaveProperty('secret', expect.stringMatching(/^lsw_/));
});

it.each([
  ['no name', ['create'], /name is missing/],
  ['a name with a blank', ['create', 'my script'], /letters, digits/],
  ['a reserved name', ['create', 'owner'], /owner/],
  ['no days', ['create', 'a', '--expires', '0'], /--expires/],
  ['a scope that is none', ['create', 'a', '--scope', 'write'], /read, submit, admin/],
  ['an admin of one project', ['create', 'a', '--scope', 'admin', '--project', 'blue'], /project/],
  ['a token that is not there', ['revoke', 'a'], /no token called a/],
])('%s is refused in a sentence', async (_, words, message) => {
  const { exitCode, stdout, stderr } = await token(...words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

it('a name is taken for ever', async () => {
  await token('create', 'a');
  await token('revoke', 'a');
  const { exitCode, stderr } = await token('create', 'a');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/names are kept for the audit/);
});
