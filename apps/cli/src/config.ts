import { join } from 'node:path';
import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { z } from 'zod';
import { BadInputError } from '@liesweep/sweep/explained-error';

/** Where rows and tensors lie: URIs such as `sqlite:/abs/liesweep.sqlite` or `postgres://…`, `file:/abs/store` or `s3://…`. */
export interface StoreLocations {
  readonly rows: string;
  readonly tensors: string;
}

/** What the environment says; nothing else of the command line reads it, colours aside. */
export interface Config {
  /** LIESWEEP_ROWS; absent: `runs/liesweep.sqlite` in the current folder. */
  readonly rows: string | undefined;
  /** LIESWEEP_TENSORS; absent: `runs/store` in the current folder. */
  readonly tensors: string | undefined;
  /** LIESWEEP_LOG_LEVEL: how much all processes write to the log; `info`. */
  readonly logLevel: LogLevel;
  /** LIESWEEP_DEVICE_CLASS: which trainers a sweep with `device: auto` goes to; `cpu`. */
  readonly deviceClass: string;
  /** LIESWEEP_SLOTS: processes that train at the same time; absent: see `executionPlace`. */
  readonly slots: number | undefined;
}

const environment = z.object({
  LIESWEEP_ROWS: z.string().min(1).optional(),
  LIESWEEP_TENSORS: z.string().min(1).optional(),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  LIESWEEP_DEVICE_CLASS: z.string().min(1).default('cpu'),
  LIESWEEP_SLOTS: z.coerce.number({ error: 'expected a whole number from 1' }).int().positive().optional(),
});

/**
 * The configuration in the environment.
 *
 * @throws BadInputError when a variable has no valid value
 */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BadInputError({ happened: issues.join('\n'), remedy: 'Change or unset the environment variable.' });
  }
  const values = parsed.data;
  return Object.freeze({
    rows: values.LIESWEEP_ROWS,
    tensors: values.LIESWEEP_TENSORS,
    logLevel: values.LIESWEEP_LOG_LEVEL,
    deviceClass: values.LIESWEEP_DEVICE_CLASS,
    slots: values.LIESWEEP_SLOTS,
  });
}

/** The stores to use: the environment's, else those a run remembers, else the ones in the current folder's `runs`. */
export function storeLocations(
  config: Config,
  currentFolder: string,
  remembered?: Partial<StoreLocations>,
): StoreLocations {
  return {
    rows: config.rows ?? remembered?.rows ?? `sqlite:${join(currentFolder, 'runs/liesweep.sqlite')}`,
    tensors: config.tensors ?? remembered?.tensors ?? `file:${join(currentFolder, 'runs/store')}`,
  };
}
