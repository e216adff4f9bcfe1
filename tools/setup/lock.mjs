import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const BEAT_MS = 2_000;
const SILENT_MS = 30_000;
const ASK_AGAIN_MS = 200;

/**
 * Does the work while no other process holds the lock file at `path`.
 *
 * The holder touches the file every two seconds. A lock is stale when its process is gone from this machine, or,
 * whichever machine it is from, when it has been silent for half a minute; a stale lock is taken over.
 *
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} onWait called once when another process holds the lock
 * @template T
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  let hasWaited = false;
  while (!tryCreate(path, token)) {
    const held = readLock(path);
    if (held === undefined) continue;
    if (isStale(held)) {
      removeStale(path, held.token);
      continue;
    }
    if (!hasWaited) onWait(held.pid);
    hasWaited = true;
    await wait(ASK_AGAIN_MS);
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  const release = () => removeOwn(path, token);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function tryCreate(path, token) {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, token);
  try {
    linkSync(draft, path); // appears with its content or not at all
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readLock(path) {
  try {
    const token = readFileSync(path, 'utf8');
    const { pid, host } = parse(token);
    return { token, pid, host, touchedMs: statSync(path).mtimeMs };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(token) {
  try {
    return JSON.parse(token);
  } catch {
    return { pid: 0, host: '' }; // not written by us: only its silence tells
  }
}

function isStale({ pid, host, touchedMs }) {
  if (Date.now() - touchedMs > SILENT_MS) return true;
  return host === hostname() && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves the stale lock aside; what turns out to be another one's fresh lock goes back. */
function removeStale(path, staleToken) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== staleToken) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function removeOwn(path, token) {
  const held = readLock(path);
  if (held?.token === token) rmSync(path, { force: true });
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
