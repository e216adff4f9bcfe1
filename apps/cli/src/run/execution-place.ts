import { availableParallelism } from 'node:os';
import { usualSlots } from '@liesweep/sweep';
import { deviceClassOf, type DeviceWish } from '@liesweep/sweep-client/records';
import type { Config } from '../config.js';

/** Where a sweep is trained. */
export interface ExecutionPlace {
  /** Which trainers it goes to. */
  readonly deviceClass: string;
  /** Processes that train at the same time. */
  readonly slots: number;
}

/**
 * Where a sweep is trained: on the device that it or the environment names, in as many slots as the user or the
 * environment asks for, else in one per core of a CPU, at most four, and in one of any other device.
 *
 * @param slots what the user asks for
 */
export function executionPlace(
  spec: DeviceWish,
  config: Config,
  slots: number | undefined,
): ExecutionPlace {
  const deviceClass = deviceClassOf(spec, config.deviceClass);
  return { deviceClass, slots: slots ?? config.slots ?? usualSlots(deviceClass, availableParallelism()) };
}
