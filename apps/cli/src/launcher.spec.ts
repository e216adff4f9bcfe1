import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A user who owns nothing; only root may become it. */
const NOBODY = 65534;

describe('a tree that is not set up', () => {
  const root = mkdtempSync(join(tmpdir(), 'liesweep-tree-'));
  const launcher = join(root, 'apps/cli/bin/liesweep.mjs');
  beforeAll(() => {
    mkdirSync(dirname(launcher), { recursive: true });
    cpSync(join(__dirname, '../bin/liesweep.mjs'), launcher);
    chmodSync(root, 0o555);
  });
  afterAll(() => {
    chmodSync(root, 0o755);
    rmSync(root, { recursive: true, force: true });
  });

  it('sends a user who cannot write it to whoever installed it', () => {
    const isRoot = process.getuid?.() === 0;
    const node = execFileSync(process.execPath, ['-p', 'process.execPath'], { encoding: 'utf8' }).trim();
    const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const { status, stderr } = spawnSync(node, [launcher, 'status'], { encoding: 'utf8', cwd: '/', ...user });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `liesweep: not set up yet; ask whoever installed it to run "npm run setup" in ${root}, which you cannot write, or set up a copy of your own\n`,
    });
  });
});
