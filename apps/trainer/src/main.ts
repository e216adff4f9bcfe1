import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openTensorStore } from '@liesweep/storage';
import type { SickDevice } from '@liesweep/sweep';
import type { Worker } from '@temporalio/worker';
import { readConfig } from './config.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { deviceMemory } from './device/device-memory.js';
import { observeTraining } from './metrics/observe-training.js';
import { TrainerMetrics } from './metrics/trainer-metrics.js';
import type { TrainingResources } from './train-shard.js';
import { createWorker } from './create-worker.js';
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
import { readCheckpointInterval } from './read-checkpoint-interval.js';
import { checkpointName } from './slot/checkpoint-name.js';
import { slotEnvironment } from './slots/slot-environment.js';
import { SlotPool } from './slots/slot-pool.js';

/** Temporal may be started at the same time as this process. */
const TEMPORAL_PATIENCE_MS = 30_000;
/** TensorFlow loads in seconds; a GPU's first step compiles for up to minutes. */
const LOAD_LIMIT_MS = 180_000;

/** How long the last answer of a device that takes no more shards has to reach the server. */
const GOODBYE_MS = 1000;

/** Keeps an idle process alive; nothing happens then. */
const IDLE_TICK_MS = 60_000;

/** Runs the trainer until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({
    name: 'trainer',
    level: config.logLevel,
    ...(config.logFile && { file: config.logFile }),
  });
  const health = new WorkerHealth();
  const registry = createMetrics();
  let worker: Worker | undefined;
  let brokenBecause: Error | undefined;
  let sick: SickDevice | undefined;
  const shutDown = (): void => {
    if (worker === undefined || worker.getState() === 'STOPPED') process.exit(sick === undefined ? 0 : 1);
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const slots = new SlotPool({
    count: config.slots,
    modulePath: config.slotModule ?? fileURLToPath(new URL('slot/main.js', import.meta.url)),
    environment: slotEnvironment(process.env),
    ...{ silenceLimitMs: config.silenceLimitMs, loadLimitMs: LOAD_LIMIT_MS, log },
    onBroken: (reason) => {
      brokenBecause = reason;
      log.fatal({ err: reason }, 'no slot can be started');
      if (worker === undefined) fail(reason);
      shutDown();
    },
  });
  const metrics = new TrainerMetrics(registry, {
    slots: config.slots,
    deviceMemory: () => deviceMemory(config.device, slots.processIds),
  });
  process.once('exit', () => {
    slots.close();
  });
  followParent({ onShutdown: shutDown, onOrphaned: () => process.exit(1) });
  try {
    await startMonitoring(config.metricsAddress, health, registry, log);
    installRuntime(log);
    const [temporal, tensors] = await Promise.all([
      connectToTemporal(TEMPORAL_PATIENCE_MS),
      openTensorStore(config.tensors),
    ]);
    const tracing = await startTracing('trainer');
    const resources: TrainingResources = {
      slots,
      checkpointIntervalMs: (assignment) => readCheckpointInterval(tensors, assignment),
      forgetCheckpoint: async (assignment) => {
        try {
          await tensors.removeNamed(checkpointName(assignment));
        } catch (error) {
          log.warn({ err: error, shard: assignment.shardIndex }, 'the checkpoint is not removed');
        }
      },
      onProgress: (assignment, progress) => {
        metrics.progressed(assignment, progress);
        tellParent({ type: 'progress', shardIndex: assignment.shardIndex, progress });
      },
      device: `${hostname()}/${config.deviceClass}/${String(process.pid)}`,
      breaker: new CircuitBreaker(),
      onSick: (found) => {
        sick = found;
        log.fatal({ device: found.device, reason: found.reason }, 'the device takes no more shards');
        // The failure that says so has to reach the server first.
        setTimeout(shutDown, GOODBYE_MS);
      },
    };
    const interceptors = { activity: [...(tracing ? [tracing.activity] : []), observeTraining(metrics, log)] };
    const { deviceClass, buildId } = config;
    const version = buildId === undefined ? undefined : { deploymentName: `liesweep-train-${deviceClass}`, buildId };
    worker = await createWorker(temporal, deviceClass, config.slots, resources, { interceptors }, version);
    const ended = worker.run();
    health.follow(worker, temporal.connection);
    if (version !== undefined) await becomeCurrent(temporal, version);
    tellParent({ type: 'ready' });
    log.info({ device: config.deviceClass, details: { slots: config.slots } }, 'trainer ready');
    await ended;
    await tracing?.stop();
  } catch (error) {
    log.fatal({ err: error }, 'trainer failed');
    throw error;
  }
  if (brokenBecause !== undefined) throw brokenBecause;
  // A trainer that ended would be started again, and fail the next shards.
  if (sick !== undefined) await beIdle(sick);
  log.info('trainer stopped');
}

/** Lets whoever started the trainer know, and does nothing until it is told to stop. */
function beIdle({ device, reason }: SickDevice): Promise<never> {
  tellParent({ type: 'sick', device, reason });
  return new Promise(() => setInterval(() => undefined, IDLE_TICK_MS));
}

guardOutput(process.stderr);
main().then(
  () => process.exit(0),
  (error: unknown) => {
    fail(error);
  },
);

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
