import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineIdentity } from '../processes/machine-identity.js';
import { processIdentity } from '../processes/process-identity.js';
import { isLocked, lockRun } from './run-lock.js';

/** Nobody shows a sign of life in the tests that wait so long. */
const SHORT_PATIENCE_MS = 300;

/** A sign of life comes long before it. */
const LONG_PATIENCE_MS = 60_000;
const FAST_BEAT_MS = 20;

describe('lockRun', () => {
  let folder: string;
  let lockFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liesweep-lock-'));
    lockFile = join(folder, 'lock.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const here = machineIdentity();
  const elsewhere = [
    ['another container', { ...here, pidNamespace: 'pid:[1]' }, /another container on this machine/],
    ['another host', { host: 'far', boot: 'other', pidNamespace: here.pidNamespace }, /on far\.$/m],
  ] as const;

  it('refuses a second holder while the first lives, and names it', async () => {
    const lock = await lockRun(lockFile);
    await expect(lockRun(lockFile)).rejects.toThrow(`The run is in use by process ${String(process.pid)}.`);
    expect(isLocked(lockFile)).toBe(true);
    lock.release();
    (await lockRun(lockFile)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['now', { machine: here }],
    ['by an earlier version', {}],
  ])('replaces the lock of a process that was killed by kill -9, written %s', async (_, place) => {
    const holder = spawn('sleep', ['60']);
    writeFileSync(lockFile, JSON.stringify({ pid: holder.pid, identity: processIdentity(holder.pid ?? 0), ...place }));
    await expect(lockRun(lockFile)).rejects.toThrow(/in use/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    (await lockRun(lockFile)).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('replaces a lock whose process id belongs to another process by now', async () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, identity: 'started at another time', machine: here }));
    (await lockRun(lockFile)).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it.each(['', '{', '{"pid":"x"}'])('replaces %j, which is no lock', async (text) => {
    writeFileSync(lockFile, text);
    (await lockRun(lockFile)).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('does not release a lock that another process has taken over', async () => {
    const lock = await lockRun(lockFile);
    writeFileSync(lockFile, 'of another');
    lock.release();
    expect(existsSync(lockFile)).toBe(true);
  });

  it('tells a holder by its next beat that another process has taken its lock, which stays as it is', async () => {
    const lock = await lockRun(lockFile, { beatMs: FAST_BEAT_MS });
    const lost = once(lock.lost, 'abort');
    rmSync(lockFile);
    writeFileSync(lockFile, 'of another');
    await lost;
    expect(readFileSync(lockFile, 'utf8')).toBe('of another');
    lock.release();
  });

  it.each(elsewhere)('refuses a lock of %s as soon as its holder shows that it lives', async (_, machine, name) => {
    const lock = await lockRun(lockFile, { machine, beatMs: FAST_BEAT_MS });
    const said: string[] = [];
    const second = lockRun(lockFile, { patienceMs: LONG_PATIENCE_MS, onWait: (sentence) => said.push(sentence) });
    await expect(second).rejects.toThrow(name);
    expect(said).toEqual([expect.stringMatching(/waiting up to 60 s for a sign of its life/)]);
    expect(isLocked(lockFile)).toBe(true);
    lock.release();
  });

  it.each(elsewhere)(
    'replaces a lock of %s whose holder shows nothing, though its process id lives here',
    async (_, machine) => {
      const identity = processIdentity(process.pid);
      writeFileSync(lockFile, JSON.stringify({ pid: process.pid, identity, machine }));
      (await lockRun(lockFile, { patienceMs: SHORT_PATIENCE_MS })).release();
      expect(existsSync(lockFile)).toBe(false);
    },
  );

  it('does not take the copy of a folder for the folder that its holder works in', async () => {
    const original = join(folder, 'original');
    const copy = join(folder, 'copy');
    mkdirSync(original);
    const lock = await lockRun(join(original, 'lock.json'), { beatMs: FAST_BEAT_MS });
    cpSync(original, copy, { recursive: true });
    (await lockRun(join(copy, 'lock.json'), { patienceMs: SHORT_PATIENCE_MS })).release();
    await expect(lockRun(join(original, 'lock.json'))).rejects.toThrow(/in use/);
    lock.release();
  });

  it('lets one of many have the lock of a dead process', async () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, identity: 'dead', machine: here }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockRun(lockFile)));
    const taken = tries.filter((result) => result.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    taken.forEach(({ value }) => {
      value.release();
    });
  });
});
