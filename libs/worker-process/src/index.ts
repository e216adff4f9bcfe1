export { Counter, Gauge, Histogram, type Registry } from 'prom-client';
export type { TemporalConnection } from './connect-to-temporal.js';
export { tellParent } from './follow-parent.js';
export type { MonitoringAddress } from './monitoring/monitoring-address.js';
export { createMetrics } from './monitoring/start-monitoring.js';
export { runWorkerProcess, type WorkerSurroundings } from './run-worker-process.js';
export { versionOptions } from './worker-version.js';
export { parseEnvironment, WORKER_ENVIRONMENT } from './worker-environment.js';
