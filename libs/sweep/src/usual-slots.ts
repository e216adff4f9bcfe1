/** Every slot holds its own copy of TensorFlow; more of them than this are to be asked for. */
const MOST_CPU_SLOTS = 4;

/** Slots of a machine where nobody says how many: one per core of a CPU, at most four, and one of any other device. */
export function usualSlots(deviceClass: string, cores: number): number {
  return deviceClass === 'cpu' ? Math.min(MOST_CPU_SLOTS, cores) : 1;
}
