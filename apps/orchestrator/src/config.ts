import { LOG_LEVELS, type LogLevel } from '@liesweep/logging';
import { z } from 'zod';

/** What the environment says about an orchestrator; Temporal's own `TEMPORAL_*` variables are read by its SDK. */
export interface OrchestratorConfig {
  /** `LIESWEEP_ROWS`: the row store, such as `sqlite:/var/lib/liesweep/liesweep.sqlite`. */
  readonly rows: string;
  /** `LIESWEEP_TENSORS`: the tensor store, such as `file:/var/lib/liesweep/tensors`. */
  readonly tensors: string;
  /** `LIESWEEP_LOG_FILE`: absolute path of the file to log to; stderr when undefined. */
  readonly logFile: string | undefined;
  /** `LIESWEEP_LOG_LEVEL`: how much is logged; `info` by default. */
  readonly logLevel: LogLevel;
}

const ENVIRONMENT = z.object({
  LIESWEEP_ROWS: z.string({ error: 'expected the URI of a row store, such as sqlite:/data/liesweep.sqlite' }),
  LIESWEEP_TENSORS: z.string({ error: 'expected the URI of a tensor store, such as file:/data/tensors' }),
  LIESWEEP_LOG_FILE: z.string().startsWith('/', { error: 'expected an absolute path' }).optional(),
  LIESWEEP_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
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
  const { LIESWEEP_ROWS, LIESWEEP_TENSORS, LIESWEEP_LOG_FILE, LIESWEEP_LOG_LEVEL } = parsed.data;
  return Object.freeze({
    rows: LIESWEEP_ROWS,
    tensors: LIESWEEP_TENSORS,
    logFile: LIESWEEP_LOG_FILE,
    logLevel: LIESWEEP_LOG_LEVEL,
  });
}
