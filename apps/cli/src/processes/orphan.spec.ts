import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOrphan, rememberedServer, rememberServer } from './orphan.js';

const PLACE = { address: '127.0.0.1:1', namespace: 'run-1' };

describe('endOrphan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-orphan-'));
  const pidFile = join(folder, 'temporal.json');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('kills the server that was remembered', async () => {
    const server = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    rememberServer(pidFile, server.pid, PLACE);
    expect(rememberedServer(pidFile)).toEqual(PLACE);
    const exit = once(server, 'exit');
    expect(endOrphan(pidFile)).toBe(true);
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('leaves a process alone that has the id of an ended server', () => {
    const bystander = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    writeFileSync(pidFile, JSON.stringify({ pid: bystander.pid, identity: 'started at another time' }));
    expect(endOrphan(pidFile)).toBe(false);
    expect(bystander.kill('SIGKILL')).toBe(true);
  });

  it('leaves the server of another container alone, and that of the folder that this one is a copy of', () => {
    const server = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    rememberServer(pidFile, server.pid, PLACE);
    const remembered = JSON.parse(readFileSync(pidFile, 'utf8')) as { machine: object };
    const copies = [
      { ...remembered, folder: '1' },
      { ...remembered, machine: { ...remembered.machine, pidNamespace: 'pid:[1]' } },
    ];
    for (const copy of copies) {
      writeFileSync(pidFile, JSON.stringify(copy));
      expect(rememberedServer(pidFile)).toBeUndefined();
      expect(endOrphan(pidFile)).toBe(false);
    }
    expect(server.kill('SIGKILL')).toBe(true);
  });

  it.each(['', 'not json', '{"pid":-1,"identity":""}'])('takes %j for no server at all', (text) => {
    writeFileSync(pidFile, text);
    expect(endOrphan(pidFile)).toBe(false);
  });
});
