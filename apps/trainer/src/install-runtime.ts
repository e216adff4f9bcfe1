import type { Logger } from '@liesweep/logging';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Sends what Temporal's SDK logs to our log, and leaves signals to us. */
export function installRuntime(log: Logger): void {
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
