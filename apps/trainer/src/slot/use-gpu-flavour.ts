import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';

const CPU_FLAVOUR = /^@tensorflow\/tfjs-node(?=\/|$)/;

/**
 * From now on this process loads tfjs-node-gpu wherever tfjs-node is imported: the two packages hold the same code and
 * differ in the library below. To be called before either is loaded.
 *
 * @throws Error when set-up has not brought in the flavour
 */
export function useGpuFlavour(gpu: string | undefined): void {
  const folder = flavourFolder();
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      nextResolve(specifier.replace(CPU_FLAVOUR, '@tensorflow/tfjs-node-gpu'), context),
  });
  if (gpu !== undefined) process.env.CUDA_VISIBLE_DEVICES = gpu;
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
  // XLA calls CUDA's assembler, and links its library of functions.
  process.env.XLA_FLAGS ??= `--xla_gpu_cuda_data_dir=${join(folder, 'deps/nvidia/cuda_nvcc')}`;
}

function flavourFolder(): string {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@tensorflow/tfjs-node-gpu/package.json'));
  try {
    require.resolve(join(folder, 'lib/napi-v8/tfjs_binding.node'));
  } catch (error) {
    throw new Error('TensorFlow for GPUs is not installed: run npm run setup -- --gpu', { cause: error });
  }
  return folder;
}
