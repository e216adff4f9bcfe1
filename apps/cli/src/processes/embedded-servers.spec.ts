import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer } from '@liesweep/workflows/testing';
import { connectTemporal } from '@liesweep/sweep-client';
import { buildLiesweep } from '../testing/run-liesweep.js';
import { startServers } from './embedded-servers.js';
import { freePorts } from './free-ports.js';

/** Compiling, then two servers on a busy machine. */
const LIMIT_MS = 300_000;

describe("a run's own servers", () => {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-servers-'));
  beforeAll(buildLiesweep, LIMIT_MS);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it(
    'give up a port that another Temporal has taken meanwhile, and never speak to that one',
    async () => {
      const other = await startDevServer();
      const [, otherPort] = other.address.split(':');
      mkdirSync(join(folder, 'work'));
      const stop = new AbortController();
      const restarts: string[] = [];
      const servers = await startServers({
        configured: undefined,
        namespace: 'run-of-the-spec',
        temporalFolder: join(folder, 'work'),
        temporalPid: join(folder, 'work/temporal.json'),
        worker: {
          stores: { rows: `sqlite:${folder}/rows.sqlite`, tensors: `file:${folder}/tensors` },
          ...{ logFile: join(folder, 'log.ndjson'), logLevel: 'info', deviceClass: 'cpu', slots: 1 },
        },
        onLine: () => undefined,
        onMessage: () => undefined,
        onRestart: (name) => restarts.push(name),
        onGivenUp: (error) => {
          stop.abort(error);
        },
        onDownload: () => undefined,
        signal: stop.signal,
        findPorts: async (count) => [Number(otherPort), ...(await freePorts(count - 1))],
      });
      try {
        expect(servers.target().address).toBe(`127.0.0.1:${String(otherPort)}`);
        const connection = await connectTemporal(() => servers.target(), LIMIT_MS, stop.signal);
        expect(servers.target().address).not.toBe(`127.0.0.1:${String(otherPort)}`);
        expect(restarts).toContain('Temporal');
        await connection.close();
        const { namespaces } = await other.connection.workflowService.listNamespaces({});
        const names = namespaces.map(({ namespaceInfo }) => namespaceInfo?.name);
        expect(names).not.toContain('run-of-the-spec');
      } finally {
        await servers.stop();
        await other.teardown();
      }
    },
    LIMIT_MS,
  );
});
