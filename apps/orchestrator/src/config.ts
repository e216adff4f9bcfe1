import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { parseMonitoringAddress, type MonitoringAddress } from '@liesweep/worker-process';
import { z } from 'zod';

/** What the environment says about an orchestrator; Temporal's own `TEMPORAL_*` variables are read by its SDK. */
export interface OrchestratorConfig {
  /** `LIESWEEP_ROWS`: the row store, such as `postgres://user:password@host:5432/database`. */
  readonly rows: string;
  /** `LIESWEEP_TENSORS`: the tensor store, such as `s3://bucket/prefix`. */
  readonly tensors: string;
  /** `LIESWEEP_LOG_FILE`: absolute path of the file to log to; stderr when undefined. */
  readonly logFile: string | undefined;
  /** `LIESWEEP_LOG_LEVEL`: how much is logged; `info` by default. */
  readonly logLevel: LogLevel;
  /** `LIESWEEP_BUILD_ID`: the version that it is for Temporal's worker versioning; no versioning when undefined. */
  readonly buildId: string | undefined;
  /** `LIESWEEP_METRICS_ADDRESS`: where health and metrics are served; 127.0.0.1:9464 by default, undefined for `off`. */
  readonly metricsAddress: MonitoringAddress | undefined;
}

const ENVIRONMENT = z.object({
  LIESWEEP_ROWS: z.string({
    error:
      'expected the URI of a row store, such as sqlite:/data/liesweep.sqlite or postgres://user:password@host:5432/database',
  }),
  LIESWEEP_TENSORS: z.string({
    error: 'expected the URI of a tensor store, such as file:/data/tensors or s3://bucket/prefix',
  }),
  LIESWEEP_LOG_FILE: z.string().startsWith('/', { error: 'expected an absolute path' }).optional(),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  LIESWEEP_BUILD_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,63}$/, { error: 'expected 1 to 63 letters, digits, dots, _ and -' })
    .optional(),
  LIESWEEP_METRICS_ADDRESS: z
    .string()
    .optional()
    .transform((text, context) => {
      try {
        return parseMonitoringAddress(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    }),
});

/**
 * Reads the configuration of an orchestrator, once.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): OrchestratorConfig {
  const parsed = ENVIRONMENT.safeParse(environment);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  const values = parsed.data;
  return Object.freeze({
    rows: values.LIESWEEP_ROWS,
    tensors: values.LIESWEEP_TENSORS,
    logFile: values.LIESWEEP_LOG_FILE,
    logLevel: values.LIESWEEP_LOG_LEVEL,
    buildId: values.LIESWEEP_BUILD_ID,
    metricsAddress: values.LIESWEEP_METRICS_ADDRESS,
  });
}
