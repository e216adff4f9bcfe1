import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A GPU, as NVIDIA's driver describes it. */
export interface Gpu {
  /** Such as `NVIDIA H200`. */
  readonly name: string;
  readonly totalBytes: number;
  readonly usedBytes: number;
}

const BYTES_PER_MIB = 2 ** 20;

/** The driver answers in milliseconds, or is stuck. */
const ANSWER_WITHIN_MS = 5000;

/**
 * Asks the driver's own program about a GPU.
 *
 * @param gpu number or UUID; the first that is visible when undefined
 * @returns undefined where there is no driver, no such GPU, or no number, as of a part of a GPU (MIG)
 */
export async function readGpu(gpu: string | undefined): Promise<Gpu | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      'nvidia-smi',
      [
        '--query-gpu=name,memory.total,memory.used',
        '--format=csv,noheader,nounits',
        ...(gpu === undefined ? [] : ['-i', gpu]),
      ],
      { timeout: ANSWER_WITHIN_MS },
    );
    return parseGpu(stdout);
  } catch {
    return undefined;
  }
}

/** The first line of the program's table: name, MiB in all, MiB in use. */
export function parseGpu(table: string): Gpu | undefined {
  const [, name, total, used] = /^(.+), (\d+), (\d+)$/m.exec(table) ?? [];
  if (name === undefined) return undefined;
  return { name, totalBytes: Number(total) * BYTES_PER_MIB, usedBytes: Number(used) * BYTES_PER_MIB };
}

/** Name and memory, as results record them: `NVIDIA H200 140 GiB`. */
export function describeGpu({ name, totalBytes }: Gpu): string {
  return `${name} ${String(Math.round(totalBytes / 2 ** 30))} GiB`;
}
