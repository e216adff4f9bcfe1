import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canStartS3, S3_REMEDY, startS3, type StartedS3 } from '@liesweep/storage/testing';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';
import { createCertificates, startTlsProxy, type Certificates, type TlsProxy } from '../testing/tls-proxy.js';

const SWEEP = `name: encrypted-tensors
system: { oracles: [squared-norm] }
grid: { dimension: 2, generators: [1] }
restarts: 2
training: { steps: 200 }
`;

/** Building the apps and, once, the S3 server; then two short runs on a busy machine. */
const LIMIT_MS = 900_000;

if (!canStartS3()) process.stderr.write(`Skipped: ${S3_REMEDY}\n`);

(canStartS3() ? describe : describe.skip)('S3 behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-s3-tls-'));
  writeFileSync(join(folder, 'sweep.yaml'), SWEEP);
  let s3: StartedS3;
  let certificates: Certificates;
  let proxy: TlsProxy;

  beforeAll(async () => {
    buildLiesweep();
    s3 = await startS3();
    certificates = createCertificates(folder, 'ours');
    proxy = await startTlsProxy(new URL(s3.environment.AWS_ENDPOINT_URL_S3).host, certificates, 'http/1.1');
  }, LIMIT_MS);
  afterAll(async () => {
    proxy.close();
    await s3.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  function run(environment: NodeJS.ProcessEnv): Promise<Ended> {
    return startLiesweep(folder, ['run', 'sweep.yaml', '--slots', '1', '--json'], {
      ...s3.environment,
      AWS_ENDPOINT_URL_S3: `https://${proxy.address}`,
      LIESWEEP_TENSORS: s3.uri,
      ...environment,
    }).ended;
  }

  it(
    'is refused where nobody vouches for its certificate, with a message',
    async () => {
      const { exitCode, stderr } = await run({});
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/certificate .*NODE_EXTRA_CA_CERTS/);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(stderr).not.toContain(s3.environment.AWS_SECRET_ACCESS_KEY);
    },
    LIMIT_MS,
  );

  it(
    'is used by command, orchestrator and trainer alike where its authority is known',
    async () => {
      const before = proxy.accepted();
      expect((await run({ NODE_EXTRA_CA_CERTS: certificates.authority })).exitCode).toBe(0);
      expect(proxy.accepted() - before).toBeGreaterThanOrEqual(3);
    },
    LIMIT_MS,
  );
});
