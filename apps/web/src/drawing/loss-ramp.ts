import { colourAt, SEQUENTIAL } from '@liesweep/figures/palettes';

const STEPS = 4096;

/**
 * The colour of log₁₀ loss as one 32-bit number for `ImageData`, looked up and not computed: a hundred thousand cells are coloured
 * within a frame. Differs from the report’s heat map by at most one step of 255 in a channel.
 */
export class LossRamp {
  readonly #colours = new Uint32Array(STEPS);

  constructor() {
    const bytes = new Uint8ClampedArray(this.#colours.buffer);
    for (let step = 0; step < STEPS; step++) {
      const [red, green, blue] = colourAt(SEQUENTIAL, step / (STEPS - 1));
      bytes.set([red, green, blue, 255], 4 * step);
    }
  }

  /** The colour of a level on a scale, as the memory of an `ImageData` has it. */
  at(level: number, [low, high]: readonly [number, number]): number {
    const step = Math.round(((level - low) / (high - low)) * (STEPS - 1));
    return this.#colours[Math.min(STEPS - 1, Math.max(0, step))] ?? 0;
  }
}
