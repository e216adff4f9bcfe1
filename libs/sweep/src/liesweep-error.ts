/**
 * Errors a caller can act on. Temporal matches them by `name` across processes, so names are public API and are never
 * compared with `instanceof` outside one process.
 */
export class LiesweepError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
