import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer } from '@liesweep/workflows/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';
import { createCertificates, startTlsProxy, type Certificates, type TlsProxy } from '../testing/tls-proxy.js';

const SWEEP = `name: encrypted
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1] }
restarts: 2
training: { steps: 200 }
`;

/** Compiling, then one short run, on a busy machine. */
const LIMIT_MS = 600_000;

describe('Temporal behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-tls-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  let temporal: TestWorkflowEnvironment;
  let ours: Certificates;
  let proxy: TlsProxy;

  beforeAll(async () => {
    buildLiesweep();
    temporal = await startDevServer();
    ours = createCertificates(folder, 'ours');
    proxy = await startTlsProxy(temporal.address, ours, 'h2');
  }, LIMIT_MS);
  afterAll(async () => {
    proxy.close();
    await temporal.teardown();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  function run(environment: Readonly<Record<string, string>>): Promise<Ended> {
    const parameters = ['run', 'sweep.yaml', '--slots', '1', '--json'];
    return startLiesweep(folder, parameters, { TEMPORAL_ADDRESS: proxy.address, ...environment }).ended;
  }

  const tlsWith = ({ authority, certificate, key }: Certificates): Record<string, string> => ({
    TEMPORAL_TLS: 'true',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority,
    TEMPORAL_TLS_CLIENT_CERT_PATH: certificate,
    TEMPORAL_TLS_CLIENT_KEY_PATH: key,
  });

  it(
    'is refused without TLS, and with a certificate of another authority, with a message',
    async () => {
      for (const environment of [{ TEMPORAL_TLS: 'false' }, tlsWith(createCertificates(folder, 'others'))]) {
        const { exitCode, stderr } = await run(environment);
        expect(exitCode).toBe(3);
        expect(stderr).toContain(`Temporal at ${proxy.address} (namespace default) does not answer`);
        expect(stderr).not.toMatch(/^\s+at /m);
      }
      expect(proxy.accepted()).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'is used by command, orchestrator and trainer alike where it is configured',
    async () => {
      expect((await run(tlsWith(ours))).exitCode).toBe(0);
      expect(proxy.accepted()).toBeGreaterThanOrEqual(3);
    },
    LIMIT_MS,
  );
});
