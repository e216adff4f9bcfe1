import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process that follows its launcher, says that it does, and then does the rest. */
function follower(rest: string): ChildProcess {
  const script = `
    import { followLauncher } from ${JSON.stringify(join(__dirname, 'follow-launcher.ts'))};
    followLauncher();
    process.send('following');
    ${rest}
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

describe('followLauncher', () => {
  it('asks the process to stop when its launcher is gone', async () => {
    const child = follower("process.on('SIGTERM', () => process.exit(7)); setInterval(() => undefined, 1000);");
    const exit = once(child, 'exit');
    await once(child, 'message');
    child.disconnect();
    expect(await exit).toEqual([7, null]);
  });

  it('lets the process end by itself while its launcher lives', async () => {
    expect(await once(follower(''), 'exit')).toEqual([0, null]);
  });
});
