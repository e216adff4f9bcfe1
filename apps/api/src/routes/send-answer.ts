import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TaggedAnswer } from '../compute/tagged-answer.js';

const NOT_MODIFIED = 304;

/** What was computed is asked for again, and not sent again where it is the same. */
const CACHE_CONTROL = 'private, no-cache';

/** Sends what was computed with its content’s tag, or says that whoever asks has it already. */
export function sendAnswer(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { mediaType, body, tag }: TaggedAnswer,
): FastifyReply {
  const etag = `"${tag}"`;
  void reply.header('etag', etag).header('cache-control', CACHE_CONTROL);
  const known = request.headers['if-none-match'] ?? '';
  if (known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) return reply.code(NOT_MODIFIED).send();
  return reply.type(mediaType).send(typeof body === 'string' ? body : Buffer.from(body));
}
