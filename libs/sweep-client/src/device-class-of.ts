import type { SweepSpec } from '@liesweep/sweep';

/** The part of a sweep that says which trainers it wants. */
export interface DeviceWish {
  readonly execution: Pick<SweepSpec['execution'], 'device'>;
}

/**
 * Which trainers a sweep goes to.
 *
 * @param automatic those of a sweep that says `device: auto`
 */
export function deviceClassOf({ execution: { device } }: DeviceWish, automatic: string): string {
  return device === 'auto' ? automatic : device;
}
