import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** What is being answered may go on for so long; Kubernetes kills after 30 s. */
const LONGEST_CLOSE_MS = 10_000;

/** Takes no more requests, ends all streams, lets what is being answered end, and cuts off what takes too long. */
export async function closeServer(server: FastifyInstance, longestMs: number = LONGEST_CLOSE_MS): Promise<void> {
  const closed = new AbortController();
  const closing = server.close().finally(() => {
    closed.abort();
  });
  await Promise.race([closing, sleep(longestMs, undefined, { signal: closed.signal }).catch(() => undefined)]);
  server.server.closeAllConnections();
  await closing;
}
