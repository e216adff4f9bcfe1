import type { FastifyRequest } from 'fastify';

/** How long the sender of a body may take: for all of it, or for each piece of so many bytes. */
export interface BodyPace {
  readonly seconds: number;
  /** Bytes that must have come in each such time; undefined where the whole body must. */
  readonly bytes?: number;
}

/** A request is small. */
export const REQUEST_PACE: BodyPace = { seconds: 30 };

/** A data file may be large and the way to here narrow, but not arbitrarily. */
export const UPLOAD_PACE: BodyPace = { seconds: 30, bytes: 128 * 1024 };

const MS = 1_000;

/** Cuts off whoever sends a body so slowly that they only want to hold the connection. */
export function cutOffSlowBody({ raw }: FastifyRequest, { seconds, bytes }: BodyPace): void {
  const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
  if (!hasBody) return;
  let before = raw.socket.bytesRead;
  const watch = setInterval(() => {
    const came = raw.socket.bytesRead - before;
    before += came;
    if (raw.complete) clearInterval(watch);
    else if (bytes === undefined || came < bytes) raw.destroy();
  }, seconds * MS);
  watch.unref();
  raw.once('close', () => {
    clearInterval(watch);
  });
}
