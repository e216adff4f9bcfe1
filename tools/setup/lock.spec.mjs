import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from './lock.mjs';
import { scratchFolder, writeIn } from './testing/scratch-folder.mjs';

const LONG_AGO = new Date('2020-01-01');
const refuseToWait = () => assert.fail('waited for a stale lock');

/** A process of its own that takes the lock and keeps it. */
async function holdElsewhere(test, path) {
  const script = `
    import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
    await withLock(${JSON.stringify(path)}, () => new Promise((done) => process.stdin.on('data', done).on('end', done)));
    process.exit();`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  test.after(() => holder.kill('SIGKILL'));
  while (!existsSync(path)) await wait(10);
  return holder;
}

describe('withLock', () => {
  it('lets one work at a time', async (test) => {
    const path = join(scratchFolder(test), 'lock');
    const log = [];
    const work = (name) => async () => {
      log.push(`${name} begins`);
      await wait(30);
      log.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(path, work(name), () => {})));
    for (let index = 0; index < log.length; index += 2)
      assert.equal(log[index].slice(0, 2), log[index + 1].slice(0, 2));
    assert.equal(log.length, 6);
  });

  it('returns what the work returns and leaves nothing behind', async (test) => {
    const folder = scratchFolder(test);
    assert.equal(await withLock(join(folder, 'lock'), async () => 7, refuseToWait), 7);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is free again when the work fails', async (test) => {
    const path = join(scratchFolder(test), 'lock');
    const fail = async () => {
      throw new Error('failed');
    };
    await assert.rejects(() => withLock(path, fail, refuseToWait), { message: 'failed' });
    await withLock(path, async () => {}, refuseToWait);
  });

  it('waits for another process until it is done', async (test) => {
    const path = join(scratchFolder(test), 'lock');
    const holder = await holdElsewhere(test, path);
    const waitedFor = [];
    const mine = withLock(
      path,
      async () => 'mine',
      (pid) => {
        waitedFor.push(pid);
        holder.stdin.end('done');
      },
    );
    assert.equal(await mine, 'mine');
    assert.deepEqual(waitedFor, [holder.pid]);
  });

  it('takes over from a process that was killed', async (test) => {
    const path = join(scratchFolder(test), 'lock');
    const holder = await holdElsewhere(test, path);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    assert.equal(existsSync(path), true);
    assert.equal(await withLock(path, async () => 'mine', refuseToWait), 'mine');
  });

  it('takes over a lock that has been silent for too long, whoever wrote it', async (test) => {
    const folder = scratchFolder(test);
    for (const content of ['', 'torn {', JSON.stringify({ pid: process.pid, host: 'elsewhere', id: 'x' })]) {
      const path = writeIn(folder, 'lock', content);
      utimesSync(path, LONG_AGO, LONG_AGO);
      assert.equal(await withLock(path, async () => 'mine', refuseToWait), 'mine');
    }
  });

  it('records who holds it', async (test) => {
    const path = join(scratchFolder(test), 'lock');
    const token = await withLock(path, async () => JSON.parse(readFileSync(path, 'utf8')), refuseToWait);
    assert.equal(token.pid, process.pid);
    assert.equal(token.host, hostname());
  });
});
