import { availableParallelism } from 'node:os';
import { usualSlots } from '@liesweep/sweep';
import { deviceClassOf, type DeviceWish } from './device-class-of.js';
import type { Trainers } from './sweep-input.js';

/** Where a sweep is trained. */
export interface ExecutionPlace {
  /** Which trainers it goes to. */
  readonly deviceClass: string;
  /** Processes that train at the same time. */
  readonly slots: number;
}

/**
 * Where a sweep is trained on this machine: on the device that it or the environment names, in as many slots as the user or the
 * environment asks for, else in one per core of a CPU, at most four, and in one of any other device.
 *
 * @param trainers what the environment says
 * @param slots what the user asks for
 */
export function executionPlace(sweep: DeviceWish, trainers: Trainers, slots: number | undefined): ExecutionPlace {
  const deviceClass = deviceClassOf(sweep, trainers.deviceClass);
  return { deviceClass, slots: slots ?? trainers.slots ?? usualSlots(deviceClass, availableParallelism()) };
}
