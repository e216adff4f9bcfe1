/** What a trainer trains on. */
export type DeviceChoice =
  | { readonly kind: 'cpu' }
  | {
      readonly kind: 'gpu';
      /** Which GPU, as CUDA numbers or names them; undefined for the one that is visible. */
      readonly gpu: string | undefined;
      /** What to do where there is none. */
      readonly withoutGpu: 'stop' | 'cpu';
    };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `LIESWEEP_DEVICE` (`cpu`, `gpu`, `gpu:0`, `gpu:GPU-…`) and `LIESWEEP_WITHOUT_GPU` (`stop`, `cpu`). Where no device
 * is named, a device class that begins with `gpu` means a GPU, and any other the CPU.
 *
 * @throws RangeError that names the variable which is wrong
 */
export function chooseDevice(environment: Environment): DeviceChoice {
  const {
    LIESWEEP_DEVICE: device,
    LIESWEEP_WITHOUT_GPU: withoutGpu,
    LIESWEEP_DEVICE_CLASS: ofClass = 'cpu',
  } = environment;
  const wanted = device ?? (ofClass.startsWith('gpu') ? 'gpu' : 'cpu');
  if (wanted === 'cpu') return { kind: 'cpu' };
  const [, gpu, named] = /^(gpu)(?::([\w/-]+))?$/.exec(wanted) ?? [];
  if (gpu === undefined) {
    throw new RangeError(`LIESWEEP_DEVICE: expected cpu, gpu or gpu:0, got ${JSON.stringify(wanted)}`);
  }
  if (withoutGpu !== undefined && withoutGpu !== 'stop' && withoutGpu !== 'cpu') {
    throw new RangeError(`LIESWEEP_WITHOUT_GPU: expected stop or cpu, got ${JSON.stringify(withoutGpu)}`);
  }
  return { kind: 'gpu', gpu: named, withoutGpu: withoutGpu ?? 'stop' };
}
