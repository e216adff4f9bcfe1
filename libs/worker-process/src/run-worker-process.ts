import type { Worker } from '@temporalio/worker';
import type { Registry } from 'prom-client';
import { connectToTemporal, type TemporalConnection } from './connect-to-temporal.js';
import { followParent, tellParent } from './follow-parent.js';
import { installRuntime, type RuntimeLog } from './install-runtime.js';
import type { MonitoringAddress } from './monitoring/monitoring-address.js';
import { startMonitoring, type MonitoringLog } from './monitoring/start-monitoring.js';
import { WorkerHealth } from './monitoring/worker-health.js';
import { measureWorker } from './monitoring/worker-info.js';
import { startTracing, type Tracing } from './tracing/start-tracing.js';
import { becomeCurrent, type WorkerVersion } from './worker-version.js';

/** Temporal may be started at the same time as this process. */
const TEMPORAL_PATIENCE_MS = 30_000;

/** The part of a logger that the process of a worker needs. */
export type WorkerProcessLog = RuntimeLog & MonitoringLog & { fatal(fields: { err: unknown }, message: string): void };

/** With what a worker works: its server, what traces it, and the version that it is. */
export interface WorkerSurroundings {
  readonly temporal: TemporalConnection;
  readonly tracing: Tracing | undefined;
  readonly version: WorkerVersion | undefined;
}

/** A process around one Temporal worker. */
export interface WorkerProcess<Resources> {
  /** What it is called in the log and in traces. */
  readonly name: string;
  readonly log: WorkerProcessLog;
  readonly metrics: Registry;
  /** Where health and metrics are served; undefined to serve none. */
  readonly metricsAddress: MonitoringAddress | undefined;
  /** Undefined where it takes no part in versioning. */
  readonly version: WorkerVersion | undefined;
  /** Opens what the worker needs, while Temporal is being connected to. */
  readonly open: () => Promise<Resources>;
  readonly createWorker: (resources: Resources, surroundings: WorkerSurroundings) => Promise<Worker>;
  /** The worker polls; what it returns closes what was opened once the worker has ended. */
  readonly onRunning?: (resources: Resources, surroundings: WorkerSurroundings) => () => Promise<void>;
  /** The worker can be relied on, and the parent knows. */
  readonly onReady: () => void;
  /** What is left to do after the worker has ended well; the process ends after it. */
  readonly afterwards?: () => Promise<void> | void;
}

/** Ends a worker process from inside. */
export interface ProcessControl {
  /**
   * Lets the worker finish what can be finished in seconds. Where there is no worker yet, or none any more, the process ends
   * at once, with `process.exitCode`.
   *
   * @param because why the process fails; absent where it does not
   */
  readonly stop: (because?: Error) => void;
}

/**
 * Is the life of a worker process: health and metrics, Temporal, the worker, and the end, be it by a signal, by the parent's
 * death, or by a failure, which the last line of stderr says.
 *
 * @param setUp reads the configuration; what it throws ends the process as any failure does
 */
export function runWorkerProcess<Resources>(setUp: (control: ProcessControl) => WorkerProcess<Resources>): void {
  let worker: Worker | undefined;
  let failure: Error | undefined;
  const stop = (because?: Error): void => {
    failure ??= because;
    if (worker?.getState() === 'RUNNING') worker.shutdown();
    else if (worker === undefined && failure !== undefined) endWith(failure);
    else if (worker === undefined || worker.getState() === 'STOPPED') process.exit();
  };
  const live = async (): Promise<void> => {
    const { name, log, metrics, metricsAddress, version, ...own } = setUp({ stop });
    followParent({
      onShutdown: () => {
        stop();
      },
      onOrphaned: () => process.exit(1),
    });
    try {
      const health = new WorkerHealth();
      await startMonitoring(metricsAddress, health, metrics, log);
      installRuntime(log);
      const [temporal, resources] = await Promise.all([connectToTemporal(TEMPORAL_PATIENCE_MS), own.open()]);
      const surroundings = { temporal, tracing: await startTracing(name), version };
      worker = await own.createWorker(resources, surroundings);
      measureWorker(metrics, worker.options);
      const ended = worker.run();
      health.follow(worker, temporal.connection);
      const close = own.onRunning?.(resources, surroundings);
      if (version !== undefined) await becomeCurrent(temporal, version);
      tellParent({ type: 'ready' });
      own.onReady();
      await ended;
      await close?.();
      await surroundings.tracing?.stop();
    } catch (error) {
      log.fatal({ err: error }, `${name} failed`);
      throw error;
    }
    if (failure !== undefined) throw failure;
    await own.afterwards?.();
  };
  live().then(() => process.exit(0), endWith);
}

function endWith(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
