import { createRequire } from 'node:module';
import type { TrainingDevice } from '@liesweep/sweep';
import type { LoopCompiler } from '@liesweep/training';
import { eagerLoop } from '@liesweep/training';
import type { DeviceChoice } from '../device/device-choice.js';
import { describeGpu, readGpu } from '../device/read-gpu.js';
import { useGpuFlavour } from './use-gpu-flavour.js';

/** A tensor backend that is ready to train. */
export interface LoadedBackend {
  readonly trainedOn: TrainingDevice;
  readonly compile: LoopCompiler;
  /** Share of live trials below which a stack is compacted; see `trainStack`. */
  readonly compactBelow: number;
  /** Why a slower backend than TensorFlow's was taken; null when it was not. */
  readonly fallbackReason: string | null;
  /** Memory of the device that was free before the first stack; what this process takes later, it uses again. */
  readonly freeMemoryBytes?: number;
}

/** Receives what the backend has to say while it works. */
export type BackendLog = (message: string, fields: Readonly<Record<string, unknown>>) => void;

/**
 * Loads the fastest backend this machine has: TensorFlow with compiled loops, else WebAssembly, else plain JavaScript,
 * both with the eager loop.
 *
 * @param log told when a step cannot be compiled and runs eagerly
 * @param device the CPU by default; for a GPU only TensorFlow will do
 * @throws Error when a GPU is wanted and there is none, or its flavour of TensorFlow is not installed
 */
export async function loadBackend(log: BackendLog, device: DeviceChoice = { kind: 'cpu' }): Promise<LoadedBackend> {
  if (device.kind === 'gpu') return loadForGpu(log, device);
  try {
    return await loadTensorFlow(log);
  } catch (error) {
    return loadFallback(error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error));
  }
}

/** Never WebAssembly in a GPU's stead: whoever asked for a GPU decides what is done without one. */
async function loadForGpu(
  log: BackendLog,
  { gpu, withoutGpu }: Extract<DeviceChoice, { kind: 'gpu' }>,
): Promise<LoadedBackend> {
  useGpuFlavour(gpu);
  const backend = await loadTensorFlow(log);
  if (backend.trainedOn.device === 'cpu') {
    const reason = `there is no GPU${gpu === undefined ? '' : ` ${gpu}`} that TensorFlow can use`;
    if (withoutGpu === 'stop') {
      throw new Error(`${reason}; set LIESWEEP_WITHOUT_GPU=cpu to train on the CPU instead`);
    }
    return { ...backend, fallbackReason: reason };
  }
  const found = await readGpu(gpu);
  if (found === undefined) return backend;
  return {
    ...backend,
    trainedOn: { ...backend.trainedOn, device: describeGpu(found) },
    freeMemoryBytes: found.totalBytes - found.usedBytes,
  };
}

async function loadTensorFlow(log: BackendLog): Promise<LoadedBackend> {
  limitThreads();
  restoreUtil();
  const { backend } = await import('@tensorflow/tfjs-node');
  const { compileLoop, NotTraceableError } = await import('@liesweep/tensorflow-graph');
  const { binding, isUsingGpuDevice } = backend() as unknown as {
    binding: { TF_Version: string };
    isUsingGpuDevice: boolean;
  };
  const mode = isUsingGpuDevice ? 'xla' : 'graph';
  return {
    trainedOn: { device: isUsingGpuDevice ? 'gpu' : 'cpu', backend: `tensorflow ${binding.TF_Version}`, mode },
    compactBelow: mode === 'xla' ? 0.5 : 1,
    fallbackReason: null,
    compile: async (step, signature) => {
      try {
        return await compileLoop(step, signature, { mode });
      } catch (error) {
        if (!(error instanceof NotTraceableError)) throw error;
        log('the step runs in the eager loop, which is slower', { reason: error.message });
        return eagerLoop(step);
      }
    },
  };
}

/**
 * A slot trains on one core: its kernels are too small to share, and several slots fill the machine better. Threads are
 * left to TensorFlow where the environment says so.
 */
function limitThreads(): void {
  process.env.TF_NUM_INTRAOP_THREADS ??= '1';
  process.env.TF_NUM_INTEROP_THREADS ??= '1';
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
}

/** tfjs-node 4.22 calls two functions that later Nodes deprecated or removed from `util`. */
function restoreUtil(): void {
  const legacy = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  legacy.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  legacy.isArray = Array.isArray;
}

async function loadFallback(reason: string): Promise<LoadedBackend> {
  await import('@tensorflow/tfjs');
  const { setBackend } = await import('@tensorflow/tfjs-core');
  const backend = await firstBackend(setBackend);
  return {
    trainedOn: { device: 'cpu', backend, mode: 'eager' },
    compactBelow: 1,
    fallbackReason: reason,
    compile: (step) => Promise.resolve(eagerLoop(step)),
  };
}

async function firstBackend(setBackend: (name: string) => Promise<boolean>): Promise<'wasm' | 'cpu'> {
  try {
    await import('@tensorflow/tfjs-backend-wasm');
    if (await setBackend('wasm')) return 'wasm';
  } catch {
    // A platform without WebAssembly SIMD still has plain JavaScript.
  }
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  return 'cpu';
}
