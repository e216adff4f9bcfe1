import { collectDefaultMetrics, Registry } from 'prom-client';
import type { MonitoringAddress } from './monitoring-address.js';
import type { ProcessHealth } from './process-health.js';
import { serveMonitoring } from './serve-monitoring.js';

/** The part of a logger that monitoring needs. */
export interface MonitoringLog {
  info(fields: { address: string }, message: string): void;
  warn(fields: { reason: string }, message: string): void;
}

/** A registry that holds what prom-client measures of every process: memory, CPU time, event loop, garbage collection. */
export function createMetrics(): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  return metrics;
}

/**
 * Serves a process' health and metrics until it ends. Where the default address is taken it says so and runs without.
 *
 * @param address undefined to serve nothing
 * @throws Error when an address that was asked for cannot be had
 */
export async function startMonitoring(
  address: MonitoringAddress | undefined,
  health: ProcessHealth,
  metrics: Registry,
  log: MonitoringLog,
): Promise<void> {
  if (address === undefined) return;
  try {
    const { url } = await serveMonitoring(address, { health, metrics });
    log.info({ address: url }, 'serving health and metrics');
  } catch (error) {
    if (!address.isDefault) throw error;
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'running without health and metrics');
  }
}
