import { availableParallelism } from 'node:os';
import type { SweepSpec } from '@liesweep/sweep';
import type { Config } from '../config.js';

/** Where a sweep is trained. */
export interface ExecutionPlace {
  /** Which trainers it goes to. */
  readonly deviceClass: string;
  /** Processes that train at the same time. */
  readonly slots: number;
}

/** Every slot holds its own copy of TensorFlow; more of them than this are to be asked for. */
const MOST_CPU_SLOTS = 4;

/**
 * Where a sweep is trained: on the device that it or the environment names, in as many slots as the user or the
 * environment asks for, else in one per core of a CPU, at most four, and in one of any other device.
 *
 * @param slots what the user asks for
 */
export function executionPlace({ execution }: SweepSpec, config: Config, slots: number | undefined): ExecutionPlace {
  const deviceClass = execution.device === 'auto' ? config.deviceClass : execution.device;
  const usual = deviceClass === 'cpu' ? Math.min(MOST_CPU_SLOTS, availableParallelism()) : 1;
  return { deviceClass, slots: slots ?? config.slots ?? usual };
}
