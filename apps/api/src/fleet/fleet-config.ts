import { delimiter, isAbsolute } from 'node:path';
import { z } from 'zod';
import { parseMetricsAddress, type MetricsAddress } from './metrics-address.js';

/** What the environment says of the workers and their logs. */
export const FLEET_ENVIRONMENT = {
  LIESWEEP_WORKER_METRICS: z.string().default('').transform(addresses),
  LIESWEEP_LOG_FILES: z.string().default('').transform(files),
} as const;

/** Where workers show what they measure, and the logs that this server may read. */
export interface FleetConfig {
  /** `LIESWEEP_WORKER_METRICS`: `http://host:port`, or `dns:name:port` for all that a name stands for; several by commas. */
  readonly metrics: readonly MetricsAddress[];
  /** `LIESWEEP_LOG_FILES`: absolute paths, parted as in PATH. */
  readonly logFiles: readonly string[];
}

function addresses(text: string, context: z.RefinementCtx): readonly MetricsAddress[] {
  return partsOf(text, /[\s,]+/).flatMap((part) => {
    const address = parseMetricsAddress(part);
    if (address !== undefined) return [address];
    context.addIssue({
      code: 'custom',
      message: `expected http://host:port or dns:name:port, several parted by commas, got ${JSON.stringify(part)}`,
    });
    return [];
  });
}

function files(text: string, context: z.RefinementCtx): readonly string[] {
  const paths = partsOf(text, delimiter);
  const relative = paths.find((path) => !isAbsolute(path));
  if (relative !== undefined) {
    context.addIssue({ code: 'custom', message: `expected absolute paths, got ${JSON.stringify(relative)}` });
  }
  return paths;
}

function partsOf(text: string, separator: string | RegExp): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
