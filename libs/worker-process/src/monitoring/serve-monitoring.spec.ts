import { request as httpRequest } from 'node:http';
import { Counter, Registry } from 'prom-client';
import type { ProcessHealth } from './process-health.js';
import { serveMonitoring, type MonitoringServer } from './serve-monitoring.js';
import { startMonitoring } from './start-monitoring.js';

const ANY_PORT = { host: '127.0.0.1', port: 0, isDefault: false };

let whyNotAlive: string | undefined;
let whyNotReady: string | undefined;
let server: MonitoringServer;
const metrics = new Registry();
const health: ProcessHealth = {
  whyNotAlive: () => whyNotAlive,
  whyNotReady: () => Promise.resolve(whyNotReady),
};

beforeAll(async () => {
  new Counter({ name: 'liesweep_example_total', help: 'An example.', registers: [metrics] }).inc(3);
  server = await serveMonitoring(ANY_PORT, { health, metrics });
});

beforeEach(() => {
  whyNotAlive = undefined;
  whyNotReady = undefined;
});

afterAll(() => {
  server.close();
});

describe('what a process shows of itself', () => {
  it('is 200 and ok while it is alive and ready', async () => {
    for (const path of ['/livez', '/readyz', '/livez?verbose']) {
      const response = await fetch(server.url + path);
      expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
    }
  });

  it('is 503 and the reason while it is not', async () => {
    whyNotAlive = 'the worker has failed';
    whyNotReady = 'it is starting';
    const [live, ready] = await Promise.all([fetch(`${server.url}/livez`), fetch(`${server.url}/readyz`)]);
    expect([live.status, await live.text()]).toEqual([503, 'the worker has failed\n']);
    expect([ready.status, await ready.text()]).toEqual([503, 'it is starting\n']);
  });

  it('holds the metrics in the text format of Prometheus', async () => {
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toContain('# TYPE liesweep_example_total counter\nliesweep_example_total 3');
  });

  it('has nothing else, and nothing can be sent to it', async () => {
    expect((await fetch(`${server.url}/../../etc/passwd`)).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(405);
  });

  it('survives requests that are malformed or too long', async () => {
    const refused = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${server.url}/livez`, { headers: { 'x-long': 'x'.repeat(20_000) } }, (response) => {
        resolve(response.statusCode);
      });
      request.once('error', reject).end();
    });
    expect(refused).toBe(431);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });
});

describe('an address that is taken', () => {
  const taken = (): { host: string; port: number } => ({ host: '127.0.0.1', port: Number(new URL(server.url).port) });

  it('is an error that says what to do, where it was asked for', async () => {
    const log = { info: jest.fn(), warn: jest.fn() };
    await expect(startMonitoring({ ...taken(), isDefault: false }, health, metrics, log)).rejects.toThrow(
      /cannot serve metrics at 127\.0\.0\.1:\d+: another process listens there; set LIESWEEP_METRICS_ADDRESS/,
    );
  });

  it('is told, and the process goes on, where nobody asked for it', async () => {
    const log = { info: jest.fn(), warn: jest.fn() };
    await startMonitoring({ ...taken(), isDefault: true }, health, metrics, log);
    expect(log.info).not.toHaveBeenCalled();
    expect(log.warn).toHaveBeenCalledWith(
      { reason: expect.stringContaining('another process') as unknown },
      expect.any(String),
    );
  });
});

it('an address that is not of this machine is an error', async () => {
  await expect(serveMonitoring({ ...ANY_PORT, host: '192.0.2.1' }, { health, metrics })).rejects.toThrow(
    /no such address/,
  );
});
