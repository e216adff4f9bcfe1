import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { until } from '../testing/until.js';
import { temporalInstalled } from './installed-files.js';
import { downloadTemporal, temporalProgram } from './temporal-program.js';

/** The SDK's native library loads and a server starts and ends, on a busy machine. */
const START_MS = 600_000;

describe("Temporal's program", () => {
  const never = new AbortController().signal;
  let root: string;
  let said: string[];
  const onDownload = (sentence: string): number => said.push(sentence);
  const writeProgram = (folder: string): Promise<void> => {
    writeFileSync(join(folder, 'temporal-of-the-sdk'), '');
    return Promise.resolve();
  };

  function afterSetUp(temporalCli: string | null): void {
    mkdirSync(join(root, '.cache'));
    writeFileSync(join(root, '.cache/toolchain.json'), JSON.stringify({ temporalCli, entries: [] }));
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'liesweep-temporal-'));
    said = [];
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('is the one that set-up has installed', async () => {
    const program = join(root, 'temporal');
    writeFileSync(program, '');
    afterSetUp(program);
    expect(await temporalProgram({ onDownload, signal: never, root })).toBe(program);
    expect(said).toEqual([]);
  });

  it('is downloaded where set-up could not install one: once, and with a word', async () => {
    afterSetUp(null);
    const program = join(root, '.cache/temporal/temporal-of-the-sdk');
    expect(await temporalProgram({ onDownload, signal: never, root, download: writeProgram })).toBe(program);
    expect(said).toEqual([expect.stringMatching(/not installed: its SDK downloads one now, once\.$/)]);
    const refuse = (): Promise<void> => Promise.reject(new Error('no second download'));
    expect(await temporalProgram({ onDownload, signal: never, root, download: refuse })).toBe(program);
    expect(said).toHaveLength(1);
  });

  it('is downloaded by one of the commands that start at the same time, and the others wait for it', async () => {
    afterSetUp(null);
    let downloads = 0;
    const slowly = async (folder: string): Promise<void> => {
      downloads += 1;
      await until(() => said.some((sentence) => sentence.startsWith('Another command')), START_MS);
      await writeProgram(folder);
    };
    const search = { onDownload, signal: never, root, download: slowly };
    const found = await Promise.all([1, 2, 3].map(() => temporalProgram(search)));
    expect(new Set(found)).toEqual(new Set([join(root, '.cache/temporal/temporal-of-the-sdk')]));
    expect(downloads).toBe(1);
    expect(readdirSync(join(root, '.cache')).sort()).toEqual(['temporal', 'toolchain.json']);
  });

  it('is downloaded again where its folder holds no program', async () => {
    afterSetUp(null);
    mkdirSync(join(root, '.cache/temporal/temporal-of-the-sdk'), { recursive: true });
    const found = await temporalProgram({ onDownload, signal: never, root, download: writeProgram });
    expect(statSync(found).isFile()).toBe(true);
  });

  it('that would be no program is an error, not the folder that it should be in', async () => {
    afterSetUp(null);
    const download = (folder: string): Promise<void> => {
      mkdirSync(join(folder, 'bin'));
      return Promise.resolve();
    };
    const failed = temporalProgram({ onDownload, signal: never, root, download });
    await expect(failed).rejects.toThrow(/could not download one: what came is no program/);
  });

  it('that cannot be downloaded is one sentence with the reason, and leaves nothing behind', async () => {
    afterSetUp(null);
    const download = (folder: string): Promise<void> => {
      writeFileSync(join(folder, 'half'), '');
      return Promise.reject(new Error('the host is unknown'));
    };
    const failed = temporalProgram({ onDownload, signal: never, root, download });
    await expect(failed).rejects.toThrow(InfrastructureError);
    await expect(failed).rejects.toThrow(/could not download one: the host is unknown\nCheck the network, or/);
    expect(readdirSync(join(root, '.cache'))).toEqual(['toolchain.json']);
  });

  it('is not waited for when the user stops the command', async () => {
    afterSetUp(null);
    const stop = new AbortController();
    const stopped = new Error('stopped');
    const download = (): Promise<void> => {
      stop.abort(stopped);
      return Promise.reject(new Error('ended'));
    };
    await expect(temporalProgram({ onDownload, signal: stop.signal, root, download })).rejects.toBe(stopped);
  });

  it('is not downloaded unchecked unless the user has allowed it', async () => {
    afterSetUp(null);
    const refused = temporalProgram({ onDownload, signal: never, root });
    await expect(refused).rejects.toThrow(
      /could not download one: .*LIESWEEP_UNPINNED_TEMPORAL=yes\.\n.*npm run setup/,
    );
    expect(readdirSync(join(root, '.cache'))).toEqual(['toolchain.json']);
  });

  it(
    'is tried by the SDK itself',
    async () => {
      const installed = temporalInstalled();
      if (installed !== undefined) {
        await downloadTemporal(root, never, installed);
      }
      const broken = downloadTemporal(root, never, join(root, 'absent'));
      await expect(broken).rejects.toMatchObject({ stderr: expect.stringMatching(/^[^\n]+\n$/) as string });
    },
    START_MS,
  );
});
