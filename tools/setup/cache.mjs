import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from './lock.mjs';

const MANIFEST = 'manifest.json';
const UNFINISHED = '.unfinished-';

/** Where set-up keeps what it built, outside every checkout: LIESWEEP_CACHE, or the user's cache folder. */
export function cacheFolder(env = process.env) {
  if (env.LIESWEEP_CACHE) return resolve(env.LIESWEEP_CACHE);
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'liesweep');
}

/**
 * The folder of a cache entry, built first when it is missing or damaged.
 *
 * An entry is built in a temporary folder and renamed into place, with a manifest of the sizes and hashes of its
 * files: it is there whole or not at all, however set-up ended. One process at a time builds.
 *
 * @param {string} cache
 * @param {string} name keyed by version and hash: an entry never changes
 * @param {(folder: string) => Promise<void>} build fills the folder
 * @param {(pid: number) => void} onWait called when another process is building
 */
export async function cacheEntry(cache, name, build, onWait) {
  const folder = join(cache, name);
  if (await isWhole(folder, { areHashesChecked: true })) return folder;
  const buildOnce = async () => {
    if (await isWhole(folder, { areHashesChecked: true })) return;
    await removeUnfinished(cache);
    const draft = join(cache, `${UNFINISHED}${name}`);
    await mkdir(draft);
    await build(draft);
    await writeManifest(draft);
    await removeFolder(folder);
    await rename(draft, folder);
  };
  await withLock(join(cache, 'lock'), buildOnce, onWait);
  return folder;
}

/** True when the entry has every file of its manifest, in its recorded size and, if asked, with its hash. */
export async function isWhole(folder, { areHashesChecked }) {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    for (const { path, bytes, sha256 } of manifest.files) {
      const file = join(folder, path);
      if ((await stat(file)).size !== bytes) return false;
      if (areHashesChecked && (await sha256OfFile(file)) !== sha256) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256OfFile(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function writeManifest(folder) {
  const files = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    files.push({ path: relative(folder, file), bytes: (await stat(file)).size, sha256: await sha256OfFile(file) });
  }
  await writeFile(join(folder, MANIFEST), JSON.stringify({ files }, null, 2));
}

/** Renamed first: a program that still uses a damaged entry must not see it half gone. */
async function removeFolder(folder) {
  const aside = join(folder, '..', `${UNFINISHED}${randomUUID()}`);
  try {
    await rename(folder, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Removes what failed and killed builds left behind; only the holder of the lock may. */
async function removeUnfinished(cache) {
  for (const name of await readdir(cache)) {
    if (name.startsWith(UNFINISHED)) await rm(join(cache, name), { recursive: true, force: true });
  }
}
