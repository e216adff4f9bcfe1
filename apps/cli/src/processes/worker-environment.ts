import type { LogLevel } from '@liesweep/logging';
import type { StoreLocations } from '../config.js';
import type { TemporalTarget } from '@liesweep/sweep-client/target';

/** What an orchestrator and a trainer of a run are told, and the server of the page. */
export interface WorkerSettings {
  readonly stores: StoreLocations;
  readonly logFile: string;
  readonly logLevel: LogLevel;
  readonly deviceClass: string;
  /** Processes that train at the same time. */
  readonly slots: number;
  /** Ports of loopback at which they show what they measure; nowhere where it is absent. */
  readonly metricsPorts?: Readonly<Record<'orchestrator' | 'trainer', number>>;
}

/**
 * The environment of a run's workers.
 *
 * @param embedded the server of this run; undefined when Temporal is configured by the environment, which then stays
 */
export function workerEnvironment(
  embedded: TemporalTarget | undefined,
  { stores, logFile, logLevel, deviceClass, slots }: WorkerSettings,
  inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => embedded === undefined || !name.startsWith('TEMPORAL_'));
  return {
    ...Object.fromEntries(kept),
    ...(embedded === undefined
      ? {}
      : { TEMPORAL_ADDRESS: embedded.address, TEMPORAL_NAMESPACE: embedded.namespace, TEMPORAL_TLS: 'false' }),
    LIESWEEP_ROWS: stores.rows,
    LIESWEEP_TENSORS: stores.tensors,
    LIESWEEP_LOG_FILE: logFile,
    LIESWEEP_LOG_LEVEL: logLevel,
    LIESWEEP_DEVICE_CLASS: deviceClass,
    LIESWEEP_SLOTS: String(slots),
    LIESWEEP_METRICS_ADDRESS: 'off', // the run shows its progress itself, and several runs may share a machine
  };
}
