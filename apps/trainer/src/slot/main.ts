/**
 * The process that trains on one device slot. A crash in native code, an out-of-memory kill or a stuck kernel ends this
 * process and nothing else; the trainer, its parent, replaces it (decision 7).
 */
import { OutOfDeviceMemoryError, thrownMessage, type ShardAssignment } from '@liesweep/sweep';
import type { SlotReply, SlotRequest } from '../slot-messages.js';
import { chooseDevice } from '../device/device-choice.js';
import { loadBackend, type BackendLog } from './load-backend.js';
import { openStorePatiently } from './open-store-patiently.js';
import { ShardTrainer } from './shard-trainer.js';

const reply = (message: SlotReply): void => {
  process.send?.(message);
};
const log: BackendLog = (message, fields) => {
  reply({ type: 'log', level: 'warn', message, fields });
};

let stopReason: 'preempt' | 'cancel' | null = null;
let trainer: Promise<ShardTrainer> | undefined;

// The parent has died: nobody would hear the result, and the checkpoint holds what was done.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole process group; the parent decides what becomes of a shard.
process.on('SIGINT', () => undefined);
process.on('message', (request: SlotRequest) => {
  if (request.type === 'stop') stopReason = request.reason;
  else void train(request.assignment);
});

async function start(): Promise<ShardTrainer> {
  const uri = process.env.LIESWEEP_TENSORS;
  if (uri === undefined) throw new RangeError('LIESWEEP_TENSORS is not set: the slot has no tensor store');
  const [store, backend] = await Promise.all([
    openStorePatiently(uri, log),
    loadBackend(log, chooseDevice(process.env)),
  ]);
  if (backend.fallbackReason !== null) {
    log('a slower backend or device is used than was wanted', {
      backend: backend.trainedOn.backend,
      reason: backend.fallbackReason,
    });
  }
  reply({ type: 'ready', trainedOn: backend.trainedOn });
  return new ShardTrainer(store, backend, log);
}

async function train(assignment: ShardAssignment): Promise<void> {
  stopReason = null;
  try {
    const shardTrainer = await (trainer ??= start());
    const ending = await shardTrainer.train(assignment, {
      stopReason: () => stopReason,
      onProgress: (progress) => {
        reply({ type: 'progress', progress });
      },
    });
    if (ending.kind === 'trained') reply({ type: 'trained', record: ending.record, progress: ending.progress });
    else
      reply({
        type: 'failed',
        name: ending.kind === 'preempt' ? 'PreemptedError' : 'CancelledError',
        message: `the shard was stopped: ${ending.kind}`,
      });
  } catch (error) {
    reply({ type: 'failed', ...describe(error) });
  }
}

/** TensorFlow names what ran out in the message only. */
function describe(error: unknown): { name: string; message: string } {
  const { name, message } = error instanceof Error ? error : { name: 'TrainerCrashedError', message: String(error) };
  if (/resource.?exhausted|out of memory|bad_alloc|failed to allocate|allocation failed/i.test(message)) {
    return {
      name: 'OutOfDeviceMemoryError',
      message: new OutOfDeviceMemoryError(message.split('\n')[0] ?? message).message,
    };
  }
  return { name: name === 'Error' ? 'TrainerCrashedError' : name, message };
}

trainer = start();
trainer.catch((error: unknown) => {
  process.stderr.write(`${thrownMessage(error)}\n`);
  reply({ type: 'failed', ...describe(error) });
  process.exitCode = 1;
  process.disconnect();
});
