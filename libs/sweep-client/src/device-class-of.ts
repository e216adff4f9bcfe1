import type { SweepSpec } from '@liesweep/sweep';

/**
 * Which trainers a sweep goes to.
 *
 * @param automatic those of a sweep that says `device: auto`
 */
export function deviceClassOf({ execution: { device } }: Pick<SweepSpec, 'execution'>, automatic: string): string {
  return device === 'auto' ? automatic : device;
}
