import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { MonitoringAddress } from './monitoring-address.js';
import type { ProcessHealth } from './process-health.js';

/** What is shown of a process. */
export interface MonitoredProcess {
  readonly health: ProcessHealth;
  readonly metrics: Registry;
}

/** A server that is listening. */
export interface MonitoringServer {
  /** `http://127.0.0.1:9464`, with the port that was really taken. */
  readonly url: string;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
}

/** A request here is a line and some headers; whoever sends it slower or longer is cut off. */
const LIMITS = { requestTimeout: 5000, headersTimeout: 5000, keepAliveTimeout: 5000, maxHeaderSize: 8192 };

/** Watchers are few; whoever opens more connections is turned away. */
const MOST_CONNECTIONS = 64;

/**
 * Serves `GET /livez`, `/readyz` and `/metrics`. The two probes answer 200 `ok`, or 503 and the reason; the metrics are
 * in Prometheus' text format.
 *
 * @throws Error that names the address and what to do when it is taken or not this machine's
 */
export async function serveMonitoring(
  { host, port }: MonitoringAddress,
  shown: MonitoredProcess,
): Promise<MonitoringServer> {
  const server = createServer(LIMITS, (request, response) => {
    void respond(request, response, shown);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(`${host}:${String(port)}`, error as NodeJS.ErrnoException);
  }
  server.unref(); // the process ends when its work does
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${String(taken)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, shown: MonitoredProcess): Promise<void> {
  let answer: Answer;
  try {
    answer = await answerTo(request, shown);
  } catch (error) {
    answer = { status: 500, body: `${error instanceof Error ? error.message : String(error)}\n` };
  }
  const { status, body, contentType = 'text/plain; charset=utf-8' } = answer;
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answerTo(
  { method, url = '/' }: IncomingMessage,
  { health, metrics }: MonitoredProcess,
): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: 'only GET\n' };
  switch (url.split('?', 1)[0]) {
    case '/livez':
      return verdict(health.whyNotAlive());
    case '/readyz':
      return verdict(await health.whyNotReady());
    case '/metrics':
      return { status: 200, body: await metrics.metrics(), contentType: metrics.contentType };
    default:
      return { status: 404, body: 'there are /livez, /readyz and /metrics\n' };
  }
}

function verdict(whyNot: string | undefined): Answer {
  return whyNot === undefined ? { status: 200, body: 'ok\n' } : { status: 503, body: `${whyNot}\n` };
}

function cannotListen(address: string, { code, message }: NodeJS.ErrnoException): Error {
  const why =
    code === 'EADDRINUSE'
      ? 'another process listens there'
      : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
        ? 'this machine has no such address'
        : message;
  return new Error(
    `cannot serve metrics at ${address}: ${why}; set LIESWEEP_METRICS_ADDRESS to another host:port, or off`,
  );
}
