import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The files in it have a digest of their content in their names. */
const HASHED_FOLDER = 'assets';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the built page. Its addresses are relative, so that it works under any prefix that a proxy gives it. */
export async function servePage(server: FastifyInstance, folder: string): Promise<void> {
  const hashed = join(folder, HASHED_FOLDER, '/');
  await server.register(fastifyStatic, {
    root: folder,
    // Looked up when the server starts: what is not there then is a 404 of ours, and no folder can be listed or left.
    wildcard: false,
    cacheControl: false,
    index: 'index.html',
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.startsWith(hashed) ? FOR_EVER : 'no-cache');
    },
  });
}
