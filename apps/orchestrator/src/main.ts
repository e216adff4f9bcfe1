import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { createMetrics, runWorkerProcess, tellParent } from '@liesweep/worker-process';
import { readConfig } from './config.js';
import { createWorker } from './create-worker.js';
import { ActivityTroubles } from './serving/activity-troubles.js';
import { followSweeps } from './serving/follow-sweeps.js';
import { OrchestratorMetrics } from './metrics/orchestrator-metrics.js';

guardOutput(process.stderr);

/** Runs the orchestrator until it is told to stop. */
runWorkerProcess(() => {
  const {
    logLevel: level,
    logFile,
    rows: rowsUri,
    tensors: tensorsUri,
    metricsAddress,
    buildId,
  } = readConfig(process.env);
  const log = createLogger({ name: 'orchestrator', level, ...(logFile && { file: logFile }) });
  const registry = createMetrics();
  const metrics = new OrchestratorMetrics(registry);
  const troubles = new ActivityTroubles((reason) => {
    tellParent({ type: 'waiting', reason });
  });
  return {
    ...{ name: 'orchestrator', log, metrics: registry, metricsAddress },
    version: buildId === undefined ? undefined : { deploymentName: 'liesweep-orchestrator', buildId },
    open: async () => {
      const [rows, tensors] = await Promise.all([openRowStore(rowsUri), openTensorStore(tensorsUri)]);
      return { rows, tensors };
    },
    createWorker: (stores, surroundings) => {
      const bundle = surroundings.tracing === undefined ? 'workflow-bundle.js' : 'workflow-bundle-traced.js';
      const codePath = fileURLToPath(new URL(bundle, import.meta.url));
      return createWorker(surroundings, stores, { codePath }, metrics, troubles);
    },
    onRunning: ({ rows }, { temporal }) => {
      const stopped = new AbortController();
      void followSweeps({ temporal, rows, troubles, log, signal: stopped.signal });
      return () => {
        stopped.abort();
        return rows.close();
      };
    },
    onReady: () => {
      log.info('orchestrator ready');
    },
    afterwards: () => {
      log.info('orchestrator stopped');
    },
  };
});
