import { cwd } from 'node:process';
import { alignTable, createColours, textWidth } from '@liesweep/logging/terminal';
import { newToken, openAccessStore } from '@liesweep/storage';
import type { AccessScope, AccessStore, StoredToken } from '@liesweep/sweep';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { readConfig, storeLocations } from '../config.js';
import { isThere } from '../run-folder/locate-stores.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags {
  readonly scope: AccessScope;
  readonly project?: string;
  readonly expires: string;
  readonly json?: boolean;
}

type Act = (terminal: Terminal, store: AccessStore, name: string | undefined, flags: Flags) => Promise<void>;

const ACTS: Readonly<Record<string, Act>> = { create, list, revoke };

/** Makes, lists or revokes tokens in the row store. */
export async function tokenAction(
  terminal: Terminal,
  action: string,
  name: string | undefined,
  flags: Flags,
): Promise<void> {
  const { rows } = storeLocations(readConfig(process.env), cwd());
  if (!isThere(rows)) {
    throw new BadInputError({
      happened: 'There is no row store here for tokens to be in.',
      remedy: 'Name that of the deployment in LIESWEEP_ROWS, or go to the folder that has runs/.',
    });
  }
  const store = await openAccessStore(rows);
  try {
    await ACTS[action]?.(terminal, store, name, flags);
  } finally {
    await store.close();
  }
}

async function create(
  { stdout, stderr }: Terminal,
  store: AccessStore,
  name: string | undefined,
  flags: Flags,
): Promise<void> {
  const { scope, project = null, expires, json = false } = flags;
  const { token, secret } = madeToken({ ...{ name: needed(name), scope, project }, expiresInDays: days(expires) });
  try {
    await store.saveToken(token);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TokenExistsError')) throw error;
    throw new BadInputError({
      happened: `There is a token called ${token.name}; names are kept for the audit, also of revoked ones.`,
      remedy: 'Choose another name.',
    });
  }
  if (json) {
    stdout.write(`${JSON.stringify({ ...shown(token), secret }, undefined, 2)}\n`);
    return;
  }
  stderr.write(`The token ${token.name}, ${may(token)}, ${until(token)}. It is shown this once:\n`);
  stdout.write(`${secret}\n`);
}

async function list(
  { stdout, colours }: Terminal,
  store: AccessStore,
  name: string | undefined,
  { json = false }: Flags,
): Promise<void> {
  const tokens = (await store.tokens()).filter((token) => name === undefined || token.name === name);
  if (json) {
    stdout.write(`${JSON.stringify(tokens.map(shown), undefined, 2)}\n`);
    return;
  }
  if (tokens.length === 0) {
    stdout.write('There are no tokens.\n');
    return;
  }
  const { head, rule, rows } = alignTable(
    [{ title: 'token' }, { title: 'scope' }, { title: 'project' }, { title: 'state' }, { title: 'last used' }],
    tokens.map((token) => [
      ...[{ text: token.name }, { text: token.scope }, { text: token.project ?? 'all' }],
      ...[{ text: until(token) }, { text: token.lastUsedAt ?? 'never' }],
    ]),
    textWidth(stdout),
  );
  const { bold, dim } = createColours(colours);
  stdout.write(`${[bold(head), dim(rule), ...rows].join('\n')}\n`);
}

async function revoke(
  { stdout }: Terminal,
  store: AccessStore,
  name: string | undefined,
  { json = false }: Flags,
): Promise<void> {
  const wanted = needed(name);
  const before = (await store.tokens()).find((token) => token.name === wanted);
  const token = await store.revokeToken(wanted, new Date().toISOString());
  if (token === undefined) {
    throw new BadInputError({
      happened: `There is no token called ${wanted}.`,
      remedy: '`liesweep token list` shows all.',
    });
  }
  const hasChanged = before?.revokedAt === null;
  const message = hasChanged ? 'revoked: refused within seconds, wherever it is used' : 'revoked already';
  stdout.write(
    `${json ? JSON.stringify({ ...shown(token), hasChanged, message }, undefined, 2) : `${wanted}: ${message}.`}\n`,
  );
}

function needed(name: string | undefined): string {
  if (name !== undefined) return name;
  throw new BadInputError({ happened: 'Which token? Its name is missing.', remedy: 'Give it as the last word.' });
}

function madeToken(wish: Parameters<typeof newToken>[0]): ReturnType<typeof newToken> {
  try {
    return newToken(wish, Date.now());
  } catch (error) {
    if (error instanceof RangeError) throw new BadInputError({ happened: error.message });
    throw error;
  }
}

const LONGEST_DAYS = 3_650;

function days(text: string): number | null {
  if (text === 'never') return null;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= LONGEST_DAYS) return count;
  throw new BadInputError({
    happened: `--expires: expected days from 1 to ${String(LONGEST_DAYS)}, or never, got ${text}.`,
  });
}

/** Without what nobody needs to see. */
function shown(token: StoredToken): Omit<StoredToken, 'secretDigest'> {
  const { name, scope, project, createdAt, expiresAt, revokedAt, lastUsedAt } = token;
  return { name, scope, project, createdAt, expiresAt, revokedAt, lastUsedAt };
}

function may({ scope, project }: StoredToken): string {
  return `${scope} of ${project === null ? 'all projects' : `the project ${project}`}`;
}

function until({ revokedAt, expiresAt }: StoredToken): string {
  if (revokedAt !== null) return `revoked ${revokedAt}`;
  if (expiresAt === null) return 'never expires';
  return `${Date.parse(expiresAt) <= Date.now() ? 'expired' : 'valid until'} ${expiresAt}`;
}
