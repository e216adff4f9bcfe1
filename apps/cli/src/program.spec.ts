import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, runLiesweep, startLiesweep } from './testing/run-liesweep.js';

/** Compiling everything the command line needs takes so long on a busy machine. */
const BUILD_MS = 600_000;

const VALID = `name: tiny
system: { oracles: [{ kind: squared-norm }] }
grid:
  dimension: [2, 3]
  generators: 1
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 }
restarts: 4
`;

/** One command ends in less than a second, or in a few on a busy machine. */
let folder: string;

beforeAll(buildLiesweep, BUILD_MS);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(text: string, name = 'sweep.yaml'): void {
  writeFileSync(join(folder, name), text);
}

describe('bad sweep files', () => {
  it.each([
    ['an unknown key', VALID.replace('restarts: 4', 'restart: 4'), 7, /restart.*restarts/],
    ['an unknown oracle', VALID.replace('squared-norm', 'squard-norm'), 2, /squared-norm/],
    ['N_g of 0', VALID.replace('generators: 1', 'generators: 0'), 5, /0/],
    ['a negative N_g', VALID.replace('generators: 1', 'generators: [1, -2]'), 5, /-2/],
    ['a fractional N_g', VALID.replace('generators: 1', 'generators: 1.5'), 5, /1\.5/],
    ['n below 1', VALID.replace('[2, 3]', '[0, 3]'), 4, /0/],
    ['a weight that is not finite', VALID.replace('closure: 1', 'closure: .inf'), 6, /closure/],
    ['a negative weight', VALID.replace('closure: 1', 'closure: -1'), 6, /-1/],
    ['an empty axis', VALID.replace('[2, 3]', '[]'), 4, /dimension/],
    ['restarts of 0', VALID.replace('restarts: 4', 'restarts: 0'), 7, /restarts/],
    ['text that is not YAML', VALID.replace('[2, 3]', '[2, 3'), null, /YAML/i],
    ['an empty file', '', null, /name|empty/],
  ])('%s: one message with its line, exit code 2, nothing written', async (_, text, line, message) => {
    write(text);
    const { exitCode, stdout, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(line === null ? /^sweep\.yaml/ : new RegExp(`^sweep\\.yaml:${String(line)}:\\d+ `));
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ exitCode, stdout, files: readdirSync(folder) }).toEqual({
      exitCode: 2,
      stdout: '',
      files: ['sweep.yaml'],
    });
  });

  it('names every problem, each on a line of its own', async () => {
    write(VALID.replace('generators: 1', 'generators: 0').replace('restarts: 4', 'restarts: 0'));
    const { stderr } = await runLiesweep(folder, 'validate', 'sweep.yaml');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('says what is wrong with a file that is not there, a folder, and a binary file', async () => {
    mkdirSync(join(folder, 'dir'));
    write('\0\0', 'binary');
    for (const [name, reason] of [
      ['absent', /no such file/],
      ['dir', /a folder/],
      ['binary', /a binary file/],
    ] as const) {
      const { exitCode, stderr } = await runLiesweep(folder, 'run', name);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(reason) as string });
    }
  });
});

describe('bad output folders', () => {
  const MANIFEST = {
    formatVersion: 1,
    sweepId: 'other-00000000',
    specDigest: 'sha256:00',
    rows: 'x',
    tensors: 'x',
    wallSeconds: 0,
  };

  it.each([
    ['one that cannot be written', 'sweep.yaml/out', /cannot be written \(ENOTDIR\)/],
    ['one where no folder can be made', '/proc/liesweep/out', /cannot be written/],
    ['a file', 'sweep.yaml', /is not a folder/],
    ["somebody's files", '.', /not empty and is not the folder of a run/],
  ])('%s: exit code 2, nothing written', async (_, out, message) => {
    write(VALID);
    const { exitCode, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml', '--out', out);
    expect(stderr).toMatch(message);
    expect({ exitCode, files: readdirSync(folder) }).toEqual({ exitCode: 2, files: ['sweep.yaml'] });
  });

  it("another sweep's run: both digests are said, and it stays as it is", async () => {
    write(VALID);
    mkdirSync(join(folder, 'out'));
    write(JSON.stringify(MANIFEST), 'out/run.json');
    const { exitCode, stderr } = await runLiesweep(folder, 'run', 'sweep.yaml', '--out', 'out');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/there: sha256:00 \(other-00000000\)\n\s+given: sha256:[0-9a-f]{64}/);
    expect(readdirSync(join(folder, 'out'))).toEqual(['run.json']);
  });
});

describe('commands that train nothing', () => {
  it('validate accepts a valid file and writes nothing', async () => {
    write(VALID);
    const { exitCode, stdout } = await runLiesweep(folder, 'validate', 'sweep.yaml');
    expect({ exitCode, files: readdirSync(folder) }).toEqual({ exitCode: 0, files: ['sweep.yaml'] });
    expect(stdout).toMatch(/^sweep\.yaml: valid\. tiny-[0-9a-f]{20}, 8 trials, sha256:[0-9a-f]{64}\n$/);
  });

  it('plan says points, trials and shards', async () => {
    write(VALID);
    const { stdout } = await runLiesweep(folder, 'plan', 'sweep.yaml', '--slots', '1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ points: 2, trials: 8, slots: 1, measuredTrials: 0 });
  });

  it('plan counts the start and the report too, says by what it measures, and makes no store', async () => {
    write(VALID);
    const { stdout } = await runLiesweep(folder, 'plan', 'sweep.yaml', '--slots', '1');
    expect(stdout).toMatch(/^ {2}time +about \d+ s in 1 slot$/m);
    expect(stdout).toMatch(/^ +\d+ s to start, 1 s of training, \d+ s for the report$/m);
    expect(stdout).toContain('nothing is recorded here yet');
    expect(readdirSync(folder)).toEqual(['sweep.yaml']);
  });

  it.each(['sweep', 'phase-diagram'])('schema %s is a JSON Schema', async (format) => {
    const { stdout } = await runLiesweep(folder, 'schema', format);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org') as string,
      type: 'object',
    });
  });

  it('status and report make no store where there is none', async () => {
    expect(await runLiesweep(folder, 'status')).toEqual({
      exitCode: 0,
      stdout: 'There are no runs yet.\n',
      stderr: '',
    });
    expect((await runLiesweep(folder, 'report', 'nothing')).exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([[['--help']], [['run', '--help']]])('%s documents the exit codes', async (parameters) => {
    const { exitCode, stdout } = await runLiesweep(folder, ...parameters);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/130 {2}interrupted/);
  });

  it.each([[['bogus']], [['run']], [['run', 'x', '--slots', '0']]])(
    '%s is refused with exit code 2',
    async (parameters) => {
      expect((await runLiesweep(folder, ...parameters)).exitCode).toBe(2);
    },
  );
});

describe('quiet commands', () => {
  it.each([['validate'], ['plan'], ['certify']])('%s says nothing but with its exit code', async (command) => {
    write(VALID);
    expect(await runLiesweep(folder, command, 'sweep.yaml', '-q')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('say what is wrong, and write the data that was asked for', async () => {
    write(VALID.replace('restarts: 4', 'restarts: 0'));
    const wrong = await runLiesweep(folder, 'validate', 'sweep.yaml', '--quiet');
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('restarts') as string });
    expect((await runLiesweep(folder, 'schema', '-q')).stdout).toContain('json-schema.org');
    expect((await runLiesweep(folder, 'list', '-q', '--csv')).stdout).toMatch(/^sweepId,project,/);
  });
});

describe('JSON', () => {
  it('is one document of a sweep file that is valid', async () => {
    write(VALID);
    const { stdout } = await runLiesweep(folder, 'validate', 'sweep.yaml', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ file: 'sweep.yaml', valid: true, trials: 8, warnings: [] });
  });

  it.each([
    [['validate', 'sweep.yaml', '--json'], 'restarts', [{ path: 'restarts', line: 7 }]],
    [['run', '--bogus', '--json'], "error: unknown option '--bogus'", []],
    [['status', 'absent', '--json'], 'There is no run absent', []],
    [['delete', 'absent', '--json'], 'There is no run absent', []],
  ])('is one document of an error, which people are told too: %j', async (words, message, issues) => {
    write(VALID.replace('restarts: 4', 'restarts: 0'));
    const { exitCode, stdout, stderr } = await runLiesweep(folder, ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { kind: 'badInput', exitCode: 2, message: expect.stringContaining(message) as string, issues },
    });
  });

  it('is known to every command that has something to say', async () => {
    const { stdout } = await runLiesweep(folder, '--help');
    const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
    const speechless = new Set(['help', 'completion', 'api', 'orchestrator', 'trainer']);
    for (const name of names.filter((each) => !speechless.has(each))) {
      expect((await runLiesweep(folder, name, '--help')).stdout).toMatch(/ --json .*\n[^]* -q, --quiet /);
    }
    expect(names).toContain('doctor');
  });
});

describe('doctor', () => {
  it('finds what a run needs, line by line and as JSON, and makes nothing', async () => {
    const { stdout, exitCode } = await runLiesweep(folder, 'doctor');
    expect({ exitCode, files: readdirSync(folder) }).toEqual({ exitCode: 0, files: [] });
    expect(stdout).toMatch(/^✓ training +\S+/m);
    const { ready, checks } = JSON.parse((await runLiesweep(folder, 'doctor', '--json')).stdout) as {
      ready: boolean;
      checks: { name: string; state: string }[];
    };
    expect(ready).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['Node', 'Temporal', 'row store', 'disk']));
  });

  it('says what to do where a server does not answer, with exit code 3', async () => {
    const environment = { TEMPORAL_ADDRESS: '127.0.0.1:1', LIESWEEP_ROWS: 'postgres://nobody:secret@127.0.0.1:1/rows' };
    const { stdout, exitCode } = await startLiesweep(folder, ['doctor'], environment).ended;
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^✗ Temporal +Temporal at 127\.0\.0\.1:1/m);
    expect(stdout).toMatch(/^✗ row store +postgres:\/\/nobody/m);
    expect(stdout).not.toContain('secret');
  });
});
