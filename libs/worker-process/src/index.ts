export { Counter, Gauge, Histogram, type Registry } from 'prom-client';
export { connectToTemporal, type TemporalConnection } from './connect-to-temporal.js';
export { followParent, tellParent, type ProcessEvents } from './follow-parent.js';
export { installRuntime, type RuntimeLog } from './install-runtime.js';
export { parseMonitoringAddress, type MonitoringAddress } from './monitoring/monitoring-address.js';
export type { ProcessHealth } from './monitoring/process-health.js';
export { createMetrics, startMonitoring, type MonitoringLog } from './monitoring/start-monitoring.js';
export { WorkerHealth } from './monitoring/worker-health.js';
export { startTracing, type Tracing } from './tracing/start-tracing.js';
