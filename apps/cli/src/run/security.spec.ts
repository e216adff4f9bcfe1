import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, filesContaining } from '../testing/files-containing.js';
import { listeningAddresses } from '../testing/listening-addresses.js';
import { startListeningProxy } from '@liesweep/sweep-client/testing';
import { processTree } from '../testing/process-tree.js';
import { buildLiesweep, runLiesweep, startLiesweep } from '../testing/run-liesweep.js';
import { findRole } from '../testing/run-processes.js';
import { until } from '../testing/until.js';

const SWEEP = `name: watched
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: [1, 2, 3], weights: { closure: 1 } }
restarts: 24
training: { steps: 3000 }
`;

/** Each is under a name that a deployment uses, and could be printed with the environment, a URI or an error. */
const SECRETS = {
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI-in-no-file',
  AWS_SESSION_TOKEN: 'FwoGZXIvYXdzE-in-no-file',
  PGPASSWORD: 'hunter2-in-no-file',
  TEMPORAL_API_KEY: 'eyJhbGciOi-in-no-file',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer-in-no-file',
};

/** Compiling, then one short run, on a busy machine. */
const LIMIT_MS = 600_000;

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1)$/;

const onLinux = process.platform === 'linux' ? it : it.skip; // only there is /proc/net/tcp

describe('a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-security-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  onLinux(
    'listens on loopback alone, sends nothing to a proxy, and leaves no secret of its environment in any file or in its output',
    async () => {
      const proxy = await startListeningProxy();
      const run = startLiesweep(folder, ['run', 'sweep.yaml', '--slots', '1'], {
        ...SECRETS,
        ...proxy.environment,
        LIESWEEP_LOG_LEVEL: 'trace',
      });
      expect(await until(() => findRole(run.pid, 'slot') !== undefined, LIMIT_MS)).toBe(true);
      const listening = listeningAddresses(processTree(run.pid).map(({ pid }) => pid));
      const { exitCode, stdout, stderr } = await run.ended;

      await proxy.stop();
      expect(proxy.requests).toEqual([]);
      expect(listening.length).toBeGreaterThan(0); // Temporal's, at least
      expect(listening.filter((address) => !LOOPBACK.test(address))).toEqual([]);
      expect(exitCode).toBe(0);
      const secrets = Object.values(SECRETS);
      expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
      expect(filesBelow(folder).some((file) => file.endsWith('report.html'))).toBe(true);
      expect(filesContaining(folder, ['squared-norm']).length).toBeGreaterThan(3); // the search finds what is there
      expect(filesContaining(folder, secrets)).toEqual([]);
    },
    LIMIT_MS,
  );

  it.each([
    ['name: ../../escape', /name/],
    ['name: "x\'; drop table trials; --"', /name/],
    ['name: so\\n/etc', /name/],
    ['name: $(touch pwned)', /name/],
  ])('refuses %s before anything is written', async (line, place) => {
    writeFileSync(join(folder, 'bad.yaml'), SWEEP.replace('name: watched', line));
    const before = filesBelow(folder);
    const { exitCode, stderr } = await runLiesweep(folder, 'run', 'bad.yaml');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(place);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(filesBelow(folder)).toEqual(before);
  });

  it.each(["x'; drop table sweeps; --", '../other', 'a'.repeat(64)])('refuses a project named %s', async (project) => {
    writeFileSync(join(folder, 'good.yaml'), SWEEP);
    const { exitCode, stderr } = await runLiesweep(folder, 'submit', 'good.yaml', '--project', project);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Expected 1 to 63 characters from a-z, 0-9 and -.');
  });

  it.each([
    ['deep nesting', `name: x\nsystem: ${'['.repeat(20_000)}`],
    [
      'aliases that multiply',
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...'bcdefghi'.split('').map(
          (letter, index) =>
            `${letter}: &${letter} [${Array(9)
              .fill(`*${'abcdefgh'[index] ?? ''}`)
              .join(', ')}]`,
        ),
      ].join('\n'),
    ],
    ['a grid without end', SWEEP.replace('dimension: 3', 'dimension: { from: 1, to: 1000000000 }')],
    ['binary content', '\u0000\u0001\u0002'.repeat(1000)],
    ['10 MB of one line', `name: ${'x'.repeat(10_000_000)}`],
  ])('refuses %s with a message, soon and without a stack trace', async (_what, text) => {
    writeFileSync(join(folder, 'bad.yaml'), text);
    const { exitCode, stderr } = await runLiesweep(folder, 'validate', 'bad.yaml');
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.length).toBeGreaterThan(10);
    expect(stderr.length).toBeLessThan(10_000);
  });
});
