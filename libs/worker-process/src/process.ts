/** What every process needs, without Temporal's SDK, which takes a while to load. */
export { Counter, Gauge, Histogram, type Registry } from 'prom-client';
export { followParent, tellParent } from './follow-parent.js';
export type { MonitoringAddress } from './monitoring/monitoring-address.js';
export type { ProcessHealth } from './monitoring/process-health.js';
export { createMetrics, startMonitoring } from './monitoring/start-monitoring.js';
export { parseEnvironment, WORKER_ENVIRONMENT } from './worker-environment.js';
