import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where Debian's packages put each version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

const INSTALL_LIMIT_MS = 300_000;

/** How a user gets PostgreSQL. */
export const POSTGRES_REMEDY = 'no PostgreSQL is installed; on Debian and Ubuntu: apt-get install postgresql';

/**
 * The folder of `initdb` and `postgres`, the newest where there are several; undefined where there is none.
 *
 * On a machine that only runs tests (CI=true), as root and with apt-get, PostgreSQL is installed first.
 */
export function postgresPrograms(): string | undefined {
  const found = findPrograms();
  if (found !== undefined || process.env.CI !== 'true' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return found;
  }
  const options = { timeout: INSTALL_LIMIT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'postgresql'], options);
  return findPrograms();
}

function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const program = folders.map((folder) => join(folder, 'initdb')).find((path) => existsSync(path));
  return program === undefined ? undefined : dirname(program);
}
