import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from '../processes/process-identity.js';
import { lockRun } from './run-lock.js';

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

  it('refuses a second holder while the first lives, and names it', () => {
    const lock = lockRun(lockFile);
    expect(() => lockRun(lockFile)).toThrow(`The run is in use by process ${String(process.pid)}.`);
    lock.release();
    lockRun(lockFile).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('replaces the lock of a process that was killed by kill -9', async () => {
    const holder = spawn('sleep', ['60']);
    writeFileSync(lockFile, JSON.stringify({ pid: holder.pid, identity: processIdentity(holder.pid ?? 0) }));
    expect(() => lockRun(lockFile)).toThrow(/in use/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockRun(lockFile).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('replaces a lock whose process id belongs to another process by now', () => {
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, identity: 'started at another time' }));
    lockRun(lockFile).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it.each(['', '{', '{"pid":"x"}'])('replaces %j, which is no lock', (text) => {
    writeFileSync(lockFile, text);
    lockRun(lockFile).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('does not release a lock that another process has taken over', () => {
    const lock = lockRun(lockFile);
    writeFileSync(lockFile, 'of another');
    lock.release();
    expect(existsSync(lockFile)).toBe(true);
  });
});
