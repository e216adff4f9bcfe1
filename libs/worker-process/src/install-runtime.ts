import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** The part of a logger that the SDK's lines need. */
export type RuntimeLog = Readonly<
  Record<
    'trace' | 'debug' | 'info' | 'warn' | 'error',
    (fields: { details: Record<string, unknown> }, message: string) => void
  >
>;

/** Sends what Temporal's SDK logs to our log, and leaves signals to us. */
export function installRuntime(log: RuntimeLog): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const write = log[LEVELS[level]];
      write({ details: { ...meta } }, message);
    }),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
    shutdownSignals: [],
  });
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
