import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import type { Worker } from '@temporalio/worker';
import { readConfig } from './config.js';
import { createWorker } from './create-worker.js';
import { ActivityTroubles } from './serving/activity-troubles.js';
import { followSweeps } from './serving/follow-sweeps.js';
import { OrchestratorMetrics } from './metrics/orchestrator-metrics.js';
import {
  becomeCurrent,
  connectToTemporal,
  createMetrics,
  followParent,
  installRuntime,
  startMonitoring,
  startTracing,
  tellParent,
  WorkerHealth,
} from '@liesweep/worker-process';

/** Temporal may be started at the same time as this process. */
const TEMPORAL_PATIENCE_MS = 30_000;

/** Runs the orchestrator until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({
    name: 'orchestrator',
    level: config.logLevel,
    ...(config.logFile && { file: config.logFile }),
  });
  const health = new WorkerHealth();
  const registry = createMetrics();
  const metrics = new OrchestratorMetrics(registry);
  const troubles = new ActivityTroubles((reason) => {
    tellParent({ type: 'waiting', reason });
  });
  let worker: Worker | undefined;
  followParent({
    onShutdown: () => {
      if (worker === undefined) process.exit(0);
      if (worker.getState() === 'RUNNING') worker.shutdown();
    },
    onOrphaned: () => process.exit(1),
  });
  try {
    await startMonitoring(config.metricsAddress, health, registry, log);
    installRuntime(log);
    const [temporal, rows, tensors] = await Promise.all([
      connectToTemporal(TEMPORAL_PATIENCE_MS),
      openRowStore(config.rows),
      openTensorStore(config.tensors),
    ]);
    const tracing = await startTracing('orchestrator');
    const bundle = tracing === undefined ? 'workflow-bundle.js' : 'workflow-bundle-traced.js';
    const codePath = fileURLToPath(new URL(bundle, import.meta.url));
    const version =
      config.buildId === undefined ? undefined : { deploymentName: 'liesweep-orchestrator', buildId: config.buildId };
    worker = await createWorker(temporal, { rows, tensors }, { codePath }, metrics, troubles, tracing, version);
    const ended = worker.run();
    health.follow(worker, temporal.connection);
    const stopped = new AbortController();
    void followSweeps({ temporal, rows, troubles, log, signal: stopped.signal });
    if (version !== undefined) await becomeCurrent(temporal, version);
    tellParent({ type: 'ready' });
    log.info('orchestrator ready');
    await ended;
    stopped.abort();
    await tracing?.stop();
    await rows.close();
    log.info('orchestrator stopped');
  } catch (error) {
    log.fatal({ err: error }, 'orchestrator failed');
    throw error;
  }
}

guardOutput(process.stderr);
main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
