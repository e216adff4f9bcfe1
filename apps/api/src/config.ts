import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { parseEnvironment, WORKER_ENVIRONMENT, type MonitoringAddress } from '@liesweep/worker-process/process';
import { z } from 'zod';
import { ACCESS_ENVIRONMENT, accessConfig, type AccessConfig } from './access/access-config.js';
import { FLEET_ENVIRONMENT, type FleetConfig } from './fleet/fleet-config.js';

/** What the environment says about the server; `TEMPORAL_*` is read by Temporal's own configuration. */
export interface ApiConfig {
  /** `LIESWEEP_ROWS`: the row store. */
  readonly rows: string;
  /** `LIESWEEP_TENSORS`: the tensor store. */
  readonly tensors: string;
  /** `LIESWEEP_API_HOST`: the address to listen at; 127.0.0.1 by default. */
  readonly host: string;
  /** `LIESWEEP_API_PORT`: 9470 by default; 0 takes a free one. */
  readonly port: number;
  /** `LIESWEEP_DEVICE_CLASS`: which trainers a sweep with `device: auto` goes to. */
  readonly deviceClass: string;
  /** `LIESWEEP_SLOTS`: how many train at the same time, where somebody says. */
  readonly slots: number | undefined;
  /** `LIESWEEP_UPLOAD_LIMIT`: a longer data file is refused, bytes; 1 GiB by default. */
  readonly uploadLimitBytes: number;
  /** `LIESWEEP_CHECK_PROCESSES`: how many sweep files are checked at the same time, each in a process; 0 checks in this one. */
  readonly checkProcesses: number;
  /** `LIESWEEP_LOG_FILE`: absolute path; stderr when undefined. */
  readonly logFile: string | undefined;
  /** `LIESWEEP_LOG_LEVEL` */
  readonly logLevel: LogLevel;
  /** `LIESWEEP_API_STREAMS`: live streams that may be open at once. */
  readonly mostStreams: number;
  /** `LIESWEEP_API_STREAMS_PER_CALLER`: the same of one caller. */
  readonly mostStreamsOfCaller: number;
  /** Who may do what. */
  readonly access: AccessConfig;
  /** Where workers show what they measure, and logs that this server may read. */
  readonly fleet: FleetConfig;
  /** `LIESWEEP_METRICS_ADDRESS`: where health and metrics of this process are served. */
  readonly metricsAddress: MonitoringAddress | undefined;
}

const HIGHEST_PORT = 65_535;

const MOST_STREAMS = 100_000;

const ENVIRONMENT = z.object({
  ...WORKER_ENVIRONMENT,
  ...ACCESS_ENVIRONMENT,
  ...FLEET_ENVIRONMENT,
  LIESWEEP_ROWS: z.string({ error: 'expected the URI of a row store, such as sqlite:/data/liesweep.sqlite' }),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  LIESWEEP_API_HOST: z.string().min(1).default('127.0.0.1'),
  LIESWEEP_API_PORT: z.coerce.number().int().min(0).max(HIGHEST_PORT).default(9470),
  LIESWEEP_API_STREAMS: z.coerce.number().int().min(1).max(MOST_STREAMS).default(2_000),
  LIESWEEP_API_STREAMS_PER_CALLER: z.coerce.number().int().min(1).max(MOST_STREAMS).default(256),
  LIESWEEP_DEVICE_CLASS: z.string().min(1).default('cpu'),
  LIESWEEP_SLOTS: z.coerce.number({ error: 'expected a whole number from 1' }).int().positive().optional(),
  LIESWEEP_CHECK_PROCESSES: z.coerce.number().int().min(0).max(64).default(2),
  LIESWEEP_UPLOAD_LIMIT: z
    .string()
    .regex(/^\d{1,12} ?([KMG]iB)?$/, { error: 'expected a size, such as 1GiB' })
    .default('1GiB')
    .transform(bytesOf),
});

/** Bytes of a size such as `512MiB`. */
function bytesOf(size: string): number {
  const units = ['KiB', 'MiB', 'GiB'];
  const unit = units.findIndex((each) => size.endsWith(each));
  return Number.parseInt(size, 10) * 1024 ** (unit + 1);
}

/**
 * Reads the configuration of the server, once.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ApiConfig {
  const values = parseEnvironment(ENVIRONMENT, environment);
  return Object.freeze({
    rows: values.LIESWEEP_ROWS,
    tensors: values.LIESWEEP_TENSORS,
    host: values.LIESWEEP_API_HOST,
    port: values.LIESWEEP_API_PORT,
    access: accessConfig(values, values.LIESWEEP_API_HOST),
    mostStreams: values.LIESWEEP_API_STREAMS,
    mostStreamsOfCaller: values.LIESWEEP_API_STREAMS_PER_CALLER,
    deviceClass: values.LIESWEEP_DEVICE_CLASS,
    slots: values.LIESWEEP_SLOTS,
    uploadLimitBytes: values.LIESWEEP_UPLOAD_LIMIT,
    checkProcesses: values.LIESWEEP_CHECK_PROCESSES,
    logFile: values.LIESWEEP_LOG_FILE,
    logLevel: values.LIESWEEP_LOG_LEVEL,
    fleet: { metrics: values.LIESWEEP_WORKER_METRICS, logFiles: values.LIESWEEP_LOG_FILES },
    metricsAddress: values.LIESWEEP_METRICS_ADDRESS,
  });
}
