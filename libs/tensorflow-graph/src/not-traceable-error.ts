/** Thrown when a step cannot be turned into a graph; the caller falls back to the eager loop. */
export class NotTraceableError extends Error {
  override readonly name = 'NotTraceableError';
}
