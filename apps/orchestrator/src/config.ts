import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { parseEnvironment, WORKER_ENVIRONMENT, type MonitoringAddress } from '@liesweep/worker-process';
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
  ...WORKER_ENVIRONMENT,
  LIESWEEP_ROWS: z.string({
    error:
      'expected the URI of a row store, such as sqlite:/data/liesweep.sqlite or postgres://user:password@host:5432/database',
  }),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

/**
 * Reads the configuration of an orchestrator, once.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): OrchestratorConfig {
  const values = parseEnvironment(ENVIRONMENT, environment);
  return Object.freeze({
    rows: values.LIESWEEP_ROWS,
    tensors: values.LIESWEEP_TENSORS,
    logFile: values.LIESWEEP_LOG_FILE,
    logLevel: values.LIESWEEP_LOG_LEVEL,
    buildId: values.LIESWEEP_BUILD_ID,
    metricsAddress: values.LIESWEEP_METRICS_ADDRESS,
  });
}
