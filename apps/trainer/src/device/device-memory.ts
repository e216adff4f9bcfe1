import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import type { DeviceChoice } from './device-choice.js';
import { readGpu } from './read-gpu.js';

/** Memory of a device that trains. */
export interface DeviceMemory {
  /** Such as `cpu` or `gpu:0`. */
  readonly device: string;
  readonly usedBytes: number;
  readonly totalBytes: number;
}

const BYTES_PER_KIB = 1024;

/** Memory of what a trainer trains on; of a GPU that is not there, as where its slots use the CPU instead, the CPU's. */
export async function deviceMemory(
  choice: DeviceChoice,
  processIds: readonly number[],
): Promise<readonly DeviceMemory[]> {
  const gpu = choice.kind === 'gpu' ? await readGpu(choice.gpu) : undefined;
  if (choice.kind === 'cpu' || gpu === undefined) return [await cpuMemory(processIds)];
  const { usedBytes, totalBytes } = gpu;
  return [{ device: `gpu:${choice.gpu ?? '0'}`, usedBytes, totalBytes }];
}

/**
 * What slots on the CPU use of what this process' container, or the machine, may use.
 *
 * @param processIds of the slots; one that has ended uses nothing
 */
export async function cpuMemory(processIds: readonly number[]): Promise<DeviceMemory> {
  const used = await Promise.all(processIds.map(residentBytes));
  const limit = process.constrainedMemory();
  return {
    device: 'cpu',
    usedBytes: used.reduce((sum, bytes) => sum + bytes, 0),
    totalBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
  };
}

/** From Linux' process table; 0 on other systems, where there is none. */
async function residentBytes(processId: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${String(processId)}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * BYTES_PER_KIB;
  } catch {
    return 0;
  }
}
