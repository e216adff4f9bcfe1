import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '1.8.0';

/** Minutes on a machine with two cores that has nothing of it yet. */
const BUILD_LIMIT_MS = 900_000;

/** How a user gets the S3 server. */
export const S3_REMEDY =
  'no Go is installed, with which the S3 server of the tests is built: https://go.dev/doc/install';

/** Whether there is an S3 server for tests, or a Go to build it with. */
export function canStartS3(): boolean {
  return existsSync(programPath()) || hasGo();
}

/**
 * The path of versitygw, a real S3 server over a folder, built first where it is not in the user's cache yet.
 *
 * @throws Error with what Go said, when it cannot be built
 */
export async function versitygwProgram(): Promise<string> {
  const path = programPath();
  if (existsSync(path)) {
    return path;
  }
  // Built aside and renamed: others see the whole program or none.
  const draft = join(dirname(dirname(path)), `.unfinished-${randomUUID()}`);
  try {
    await mkdir(draft, { recursive: true });
    await promisify(execFile)(
      'go',
      ['install', '-trimpath', `github.com/versity/versitygw/cmd/versitygw@v${VERSION}`],
      { timeout: BUILD_LIMIT_MS, env: { ...process.env, GOBIN: draft, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' } },
    );
    await mkdir(dirname(path), { recursive: true });
    await rename(join(draft, 'versitygw'), path);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return path;
}

/** In the folder in which set-up keeps what it builds. */
function programPath(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(process.env.LIESWEEP_CACHE ?? join(cache, 'liesweep'), `versitygw-${VERSION}`, 'versitygw');
}

function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
