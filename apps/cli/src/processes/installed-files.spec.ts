import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfrastructureError } from '../errors/cli-error.js';
import { appMain, temporalExecutable, workflowBundle } from './installed-files.js';

describe('what set-up installs', () => {
  const root = mkdtempSync(join(tmpdir(), 'liesweep-root-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each([
    ["Temporal's server", () => temporalExecutable(root)],
    ['the trainer', () => appMain('trainer', root)],
    ['the workflows', () => workflowBundle(root)],
  ])('%s: where it is missing, the message says to run set-up', (_, find) => {
    expect(find).toThrow(InfrastructureError);
    expect(find).toThrow(/Run `npm run setup`/);
  });

  it('finds the server that set-up has recorded', () => {
    const server = join(root, 'temporal');
    mkdirSync(join(root, '.cache'));
    writeFileSync(server, '');
    writeFileSync(join(root, '.cache/toolchain.json'), JSON.stringify({ temporalCli: server, entries: [] }));
    expect(temporalExecutable(root)).toBe(server);
  });
});
