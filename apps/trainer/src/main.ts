import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openTensorStore } from '@liesweep/storage';
import type { SickDevice, TensorStore } from '@liesweep/sweep';
import { createMetrics, runWorkerProcess, tellParent } from '@liesweep/worker-process';
import { readConfig } from './config.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { createWorker } from './create-worker.js';
import { deviceMemory } from './device/device-memory.js';
import { observeTraining } from './metrics/observe-training.js';
import { TrainerMetrics } from './metrics/trainer-metrics.js';
import { checkpointName } from './slot/checkpoint-name.js';
import { slotEnvironment } from './slots/slot-environment.js';
import { SlotPool } from './slots/slot-pool.js';
import type { TrainingResources } from './train-shard.js';

/** TensorFlow loads in seconds; a GPU's first step compiles for up to minutes. */
const LOAD_LIMIT_MS = 180_000;

/** How long the last answer of a device that takes no more shards has to reach the server. */
const GOODBYE_MS = 1000;

/** Keeps an idle process alive; nothing happens then. */
const IDLE_TICK_MS = 60_000;

guardOutput(process.stderr);

/** Runs the trainer until it is told to stop. */
runWorkerProcess<TensorStore>(({ stop }) => {
  const config = readConfig(process.env);
  const { deviceClass, buildId } = config;
  const log = createLogger({
    name: 'trainer',
    level: config.logLevel,
    ...(config.logFile && { file: config.logFile }),
  });
  const registry = createMetrics();
  let sick: SickDevice | undefined;
  const slots = new SlotPool({
    count: config.slots,
    modulePath: config.slotModule ?? fileURLToPath(new URL('slot/main.js', import.meta.url)),
    environment: slotEnvironment(process.env),
    ...{ silenceLimitMs: config.silenceLimitMs, loadLimitMs: LOAD_LIMIT_MS, log },
    onBroken: (reason) => {
      log.fatal({ err: reason }, 'no slot can be started');
      stop(reason);
    },
  });
  process.once('exit', () => {
    slots.close();
  });
  const metrics = new TrainerMetrics(registry, {
    slots: config.slots,
    deviceMemory: () => deviceMemory(config.device, slots.processIds),
  });
  return {
    ...{ name: 'trainer', log, metrics: registry, metricsAddress: config.metricsAddress },
    version: buildId === undefined ? undefined : { deploymentName: `liesweep-train-${deviceClass}`, buildId },
    open: () => openTensorStore(config.tensors),
    createWorker: (tensors, surroundings) => {
      const resources: TrainingResources = {
        slots,
        forgetCheckpoint: async (assignment) => {
          try {
            await tensors.removeNamed(checkpointName(assignment));
          } catch (error) {
            log.warn({ err: error, shard: assignment.shardIndex }, 'the checkpoint is not removed');
          }
        },
        onProgress: (assignment, progress) => {
          metrics.progressed(assignment, progress);
          tellParent({ type: 'progress', sweepId: assignment.sweepId, shardIndex: assignment.shardIndex, progress });
        },
        device: `${hostname()}/${deviceClass}/${String(process.pid)}`,
        breaker: new CircuitBreaker(),
        onSick: (found) => {
          sick = found;
          process.exitCode = 1;
          log.fatal({ device: found.device, reason: found.reason }, 'the device takes no more shards');
          // The failure that says so has to reach the server first.
          setTimeout(stop, GOODBYE_MS);
        },
      };
      return createWorker(surroundings, deviceClass, config.slots, resources, observeTraining(metrics, log));
    },
    onReady: () => {
      log.info({ device: deviceClass, details: { slots: config.slots } }, 'trainer ready');
    },
    afterwards: async () => {
      // A trainer that ended would be started again, and fail the next shards.
      if (sick !== undefined) await beIdle(sick);
      log.info('trainer stopped');
    },
  };
});

/** Lets whoever started the trainer know, and does nothing until it is told to stop. */
function beIdle({ device, reason }: SickDevice): Promise<never> {
  tellParent({ type: 'sick', device, reason });
  return new Promise(() => setInterval(() => undefined, IDLE_TICK_MS));
}
