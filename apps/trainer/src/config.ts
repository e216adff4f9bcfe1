import { availableParallelism } from 'node:os';
import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { usualSlots } from '@liesweep/sweep';
import { parseEnvironment, WORKER_ENVIRONMENT, type MonitoringAddress } from '@liesweep/worker-process';
import { z } from 'zod';
import { chooseDevice, type DeviceChoice } from './device/device-choice.js';

/** What the environment says about a trainer; Temporal's own `TEMPORAL_*` variables are read by its SDK. */
export interface TrainerConfig {
  /** `LIESWEEP_TENSORS`: the tensor store, such as `s3://bucket/prefix`. */
  readonly tensors: string;
  /** `LIESWEEP_DEVICE_CLASS`: whose shards it trains; `cpu` by default. */
  readonly deviceClass: string;
  /** `LIESWEEP_SLOTS`: processes that train at once; by default one, and for the CPU one per core, at most four. */
  readonly slots: number;
  /** `LIESWEEP_SILENCE_LIMIT_SECONDS`: a slot that says nothing for so long while it trains is ended; 60 by default. */
  readonly silenceLimitMs: number;
  /** `LIESWEEP_SLOT_MODULE`: absolute path of the module that trains; the trainer's own when undefined. */
  readonly slotModule: string | undefined;
  /** `LIESWEEP_LOG_FILE`: absolute path of the file to log to; stderr when undefined. */
  readonly logFile: string | undefined;
  /** `LIESWEEP_LOG_LEVEL`: how much is logged; `info` by default. */
  readonly logLevel: LogLevel;
  /** `LIESWEEP_BUILD_ID`: the version that it is for Temporal's worker versioning; no versioning when undefined. */
  readonly buildId: string | undefined;
  /** `LIESWEEP_METRICS_ADDRESS`: where health and metrics are served; 127.0.0.1:9464 by default, undefined for `off`. */
  readonly metricsAddress: MonitoringAddress | undefined;
  /** `LIESWEEP_DEVICE` and `LIESWEEP_WITHOUT_GPU`: what it trains on; see `chooseDevice`. */
  readonly device: DeviceChoice;
}

const ENVIRONMENT = z.object({
  ...WORKER_ENVIRONMENT,
  LIESWEEP_DEVICE_CLASS: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: 'expected a word of a-z, 0-9 and -' })
    .default('cpu'),
  LIESWEEP_SLOTS: z.coerce.number({ error: 'expected a whole number from 1' }).int().positive().optional(),
  LIESWEEP_SILENCE_LIMIT_SECONDS: z.coerce.number({ error: 'expected seconds' }).positive().default(60),
  LIESWEEP_SLOT_MODULE: z.string().startsWith('/', { error: 'expected an absolute path' }).optional(),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

/**
 * Reads the configuration of a trainer, once.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): TrainerConfig {
  const values = parseEnvironment(ENVIRONMENT, environment);
  const deviceClass = values.LIESWEEP_DEVICE_CLASS;
  return Object.freeze({
    deviceClass,
    tensors: values.LIESWEEP_TENSORS,
    slots: values.LIESWEEP_SLOTS ?? usualSlots(deviceClass, availableParallelism()),
    silenceLimitMs: values.LIESWEEP_SILENCE_LIMIT_SECONDS * 1000,
    slotModule: values.LIESWEEP_SLOT_MODULE,
    logFile: values.LIESWEEP_LOG_FILE,
    logLevel: values.LIESWEEP_LOG_LEVEL,
    buildId: values.LIESWEEP_BUILD_ID,
    metricsAddress: values.LIESWEEP_METRICS_ADDRESS,
    device: chooseDevice(environment),
  });
}
