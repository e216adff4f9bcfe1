import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends a stream as a file of a name without quotes or folders; ends it when the client goes. */
export function sendDownload(reply: FastifyReply, mediaType: string, name: string, content: Readable): FastifyReply {
  return reply
    .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"` })
    .type(mediaType)
    .send(content);
}
