import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLiesweep, startLiesweep, type Ended } from '../testing/run-liesweep.js';
import { until } from '../testing/until.js';

const KEY = 'a-key-that-is-shown-nowhere';

/** gRPC's word for a key that is not accepted. */
const UNAUTHENTICATED = '16';

/** Compiling, then a few short commands on a busy machine. */
const LIMIT_MS = 600_000;

/** What speaks gRPC as Temporal does, and accepts no key: the development server asks for none. */
describe('a server that does not accept the API key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-api-key-'));
  const authorizations: (string | undefined)[] = [];
  let server: Http2Server;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    buildLiesweep();
    server = createServer();
    server.on('stream', (stream, headers) => {
      authorizations.push(headers.authorization);
      stream.on('error', () => undefined);
      stream.respond(
        {
          ':status': 200,
          'content-type': 'application/grpc',
          'grpc-status': UNAUTHENTICATED,
          'grpc-message': 'unknown key',
        },
        { endStream: true },
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    environment = {
      TEMPORAL_ADDRESS: `127.0.0.1:${String(port)}`,
      TEMPORAL_API_KEY: KEY,
      TEMPORAL_TLS: 'false',
      LIESWEEP_ROWS: `sqlite:${folder}/rows.sqlite`,
      LIESWEEP_TENSORS: `file:${folder}/tensors`,
    };
    writeFileSync(
      join(folder, 'sweep.yaml'),
      'name: keyed\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n',
    );
  }, LIMIT_MS);
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  beforeEach(() => {
    authorizations.length = 0;
  });

  function expectRefusal({ exitCode, stderr }: Ended): void {
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`Temporal at ${environment.TEMPORAL_ADDRESS ?? ''} (namespace default) refuses`);
    expect(stderr).toContain('TEMPORAL_API_KEY');
    expect(stderr).not.toContain(KEY);
    expect(stderr).not.toMatch(/^\s+at /m);
  }

  it.each([
    ['submit', 'sweep.yaml'],
    ['run', 'sweep.yaml', '--json'],
  ])(
    'is sent the key by %s, which ends at once and says what was refused',
    async (...parameters) => {
      expectRefusal(await startLiesweep(folder, parameters, environment).ended);
      expect(new Set(authorizations)).toEqual(new Set([`Bearer ${KEY}`]));
    },
    LIMIT_MS,
  );

  it.each(['orchestrator', 'trainer'])(
    'is sent the key by %s',
    async (app) => {
      const { child, ended } = startLiesweep(folder, [app], environment);
      try {
        expect(await until(() => authorizations.length > 0, LIMIT_MS / 2)).toBe(true);
      } finally {
        child.kill('SIGKILL');
        await ended;
      }
      expect(new Set(authorizations)).toEqual(new Set([`Bearer ${KEY}`]));
    },
    LIMIT_MS,
  );
});
