import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { appMain, setUpRemedy, temporalInstalled, temporalVersion, workflowBundle } from './installed-files.js';

describe('what set-up installs', () => {
  const root = mkdtempSync(join(tmpdir(), 'liesweep-root-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it.each([
    ["Temporal's server", () => temporalInstalled(root)],
    ['the trainer', () => appMain('trainer', root)],
    ['the workflows', () => workflowBundle(root)],
  ])('%s: where it is missing, the message says to run set-up', (_, find) => {
    expect(find).toThrow(InfrastructureError);
    expect(find).toThrow(/Run `npm run setup`/);
  });

  it("a tree that is not the user's to write is set up by whoever installed it", () => {
    expect(setUpRemedy('/opt/liesweep', () => false)).toBe(
      'Ask whoever installed Liesweep to run `npm run setup` in /opt/liesweep, which you cannot write, or set up a copy of your own',
    );
    expect(setUpRemedy('/opt/liesweep', () => true)).toBe('Run `npm run setup`');
  });

  it('finds the server that set-up has recorded, and its version, and prefers the one that is named', () => {
    const server = join(root, 'temporal');
    mkdirSync(join(root, '.cache'));
    writeFileSync(server, '');
    const toolchain = { temporalCli: server, temporalVersion: '1.9.1 (Server 1.32.0)', entries: [] };
    writeFileSync(join(root, '.cache/toolchain.json'), JSON.stringify(toolchain));
    expect(temporalInstalled(root)).toBe(server);
    const own = join(root, 'own-temporal');
    writeFileSync(own, '');
    expect(temporalInstalled(root, own)).toBe(own);
    expect(() => temporalInstalled(root, join(root, 'gone'))).toThrow(InfrastructureError);
    expect(temporalVersion(root)).toBe('1.9.1 (Server 1.32.0)');
  });
});
