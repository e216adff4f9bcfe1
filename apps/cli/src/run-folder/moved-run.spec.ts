import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, runLiesweep, type Ended } from '../testing/run-liesweep.js';

const SWEEP = `name: moved
system: { oracles: [squared-norm] }
data: { kind: normal, samples: 100 }
grid: { dimension: 2, generators: { from: 1, to: 2 }, weights: { closure: 0 } }
restarts: 4
training: { steps: 300 }
`;

/** Compiling, then a dozen commands, on a busy machine. */
const LIMIT_MS = 600_000;

describe('a run that does not lie where it was trained', () => {
  const root = mkdtempSync(join(tmpdir(), 'liesweep-moved-'));
  const [a, b] = [join(root, 'a'), join(root, 'b')];
  let id: string;

  beforeAll(async () => {
    buildLiesweep();
    mkdirSync(a);
    writeFileSync(join(a, 'sweep.yaml'), SWEEP);
    expect((await runLiesweep(a, 'run', 'sweep.yaml')).exitCode).toBe(0);
    id = readdirSync(join(a, 'runs')).find((name) => name.startsWith('moved-')) ?? '';
    renameSync(a, b);
  }, LIMIT_MS);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  /** What a command says that must succeed. */
  async function liesweep(folder: string, ...parameters: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await runLiesweep(folder, ...parameters);
    const isRun = parameters[0] === 'run'; // says what is certified before it trains
    expect({ parameters, exitCode, stderr: isRun ? '' : stderr }).toEqual({ parameters, exitCode: 0, stderr: '' });
    return stdout;
  }

  function manifest(folder: string): { wallSeconds: number } & Record<string, unknown> {
    return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { wallSeconds: number };
  }

  it(
    'is reported, exported, watched and continued from where it lies now, and nothing is made where it was',
    async () => {
      const folder = join('runs', id);
      const { wallSeconds } = manifest(join(b, folder));
      for (const parameters of [['status', folder], ['list'], ['watch', id]]) {
        expect(await liesweep(b, ...parameters)).toMatch(new RegExp(`${id}[^]* 8(?:/| of )8\\s`));
      }
      await liesweep(b, 'export', folder, '--generators', 'exported');
      expect(readdirSync(join(b, 'exported'))).not.toEqual([]);
      await liesweep(root, 'report', join(b, folder));
      await liesweep(b, 'run', 'sweep.yaml');
      expect(manifest(join(b, folder)).wallSeconds).toBe(wallSeconds); // nothing was trained
      expect(existsSync(a)).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    'is found beside its stores also where version 1 of its manifest names the place that it had',
    async () => {
      const folder = join(b, 'runs', id);
      const { sweepId, specDigest, wallSeconds } = manifest(folder);
      const stores = { rows: `sqlite:${a}/runs/liesweep.sqlite`, tensors: `file:${a}/runs/store` };
      const version1 = { formatVersion: 1, sweepId, specDigest, ...stores, wallSeconds };
      writeFileSync(join(folder, 'run.json'), JSON.stringify(version1));
      await liesweep(root, 'report', folder);
      await liesweep(b, 'run', 'sweep.yaml');
      expect(manifest(folder)).toMatchObject({ formatVersion: 2, wallSeconds });
      expect(existsSync(a)).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    'has its own rows where it was copied with its stores: deleting it there leaves the original',
    async () => {
      const copy = join(root, 'copy of b');
      cpSync(b, copy, { recursive: true });
      await liesweep(copy, 'run', 'sweep.yaml');
      await liesweep(copy, 'delete', id);
      expect(await liesweep(b, 'status', id)).toContain('8 of 8');
      expect(await liesweep(copy, 'list')).toBe('There are no runs yet.\n');
    },
    LIMIT_MS,
  );

  it(
    'refuses as a copy beside its original, and goes on once it has stores of its own',
    async () => {
      const original = join(b, 'runs', id);
      const copy = join(b, 'runs', 'second');
      cpSync(original, copy, { recursive: true });
      const refused: Ended[] = [];
      for (const parameters of [
        ['report', copy],
        ['run', 'sweep.yaml', '--out', copy],
        ['delete', copy],
      ]) {
        refused.push(await runLiesweep(b, ...parameters));
      }
      for (const { exitCode, stderr } of refused) {
        expect(stderr).toContain(`${copy} is a copy of the run ${original}, and both would use sqlite:${b}/runs/`);
        expect(stderr).toContain(`liesweep detach ${copy}`);
        expect(exitCode).toBe(2);
      }
      await liesweep(b, 'report', id);

      expect(await liesweep(b, 'detach', copy)).toContain('has stores of its own now');
      expect(await liesweep(b, 'detach', copy)).toContain('has stores of its own already');
      await liesweep(b, 'delete', id);
      const elsewhere = join(root, 'passed on');
      renameSync(copy, elsewhere);
      await liesweep(root, 'report', elsewhere);
      expect(await liesweep(root, 'status', elsewhere)).toContain('8 of 8');
    },
    LIMIT_MS,
  );
});
