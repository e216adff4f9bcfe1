import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** What a line of the SDK says: which sweep and shard, where a workflow told, and the rest. */
export interface RuntimeLogFields {
  readonly sweepId?: string;
  readonly shard?: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The part of a logger that the SDK's lines need. */
export type RuntimeLog = Readonly<
  Record<'trace' | 'debug' | 'info' | 'warn' | 'error', (fields: RuntimeLogFields, message: string) => void>
>;

/** Sends what Temporal's SDK logs to our log, and leaves signals to us. */
export function installRuntime(log: RuntimeLog): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const write = log[LEVELS[level]];
      write(runtimeLogFields(meta), message);
    }),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
    shutdownSignals: [],
  });
}

/** Our own fields out of those that came with a line. */
export function runtimeLogFields(meta: Readonly<Record<string, unknown>> = {}): RuntimeLogFields {
  const { sweepId, shard, ...details } = meta;
  return {
    ...(typeof sweepId === 'string' && { sweepId }),
    ...(typeof shard === 'number' && { shard }),
    details,
  };
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
