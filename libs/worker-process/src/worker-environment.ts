import { z } from 'zod';
import { parseMonitoringAddress } from './monitoring/monitoring-address.js';

/** Variables that orchestrators and trainers both read, as keys of a zod object. */
export const WORKER_ENVIRONMENT = {
  /** The tensor store. */
  LIESWEEP_TENSORS: z.string({
    error: 'expected the URI of a tensor store, such as file:/data/tensors or s3://bucket/prefix',
  }),
  /** The file to log to; stderr without. */
  LIESWEEP_LOG_FILE: z.string().startsWith('/', { error: 'expected an absolute path' }).optional(),
  /** The version that a process is for Temporal's worker versioning; no versioning without. */
  LIESWEEP_BUILD_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,63}$/, { error: 'expected 1 to 63 letters, digits, dots, _ and -' })
    .optional(),
  /** Where health and metrics are served. */
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
};

/**
 * The variables of a schema, read once.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  return parsed.data;
}
