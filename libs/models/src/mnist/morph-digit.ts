import { integrateFlow, type VectorField } from '../flows/integrate-flow.js';
import { evaluate64 } from '../networks/evaluate64.js';
import { largestAt } from '../networks/fit-quality.js';
import type { LatentSpace } from './latent-space.js';

/** A strip of images along a field. */
export interface MorphRequest {
  readonly space: Pick<LatentSpace, 'decoder' | 'classifier'>;
  readonly field: VectorField;
  /** The digit in the middle, as a latent vector. */
  readonly start: Float64Array;
  /** How far to follow the field to either side, and the largest step. */
  readonly length: number;
  readonly step: number;
  /** Images to either side of the middle; default 3. */
  readonly framesPerSide?: number;
}

/** One image of a strip. */
export interface MorphFrame {
  /** The parameter of the flow, 0 in the middle. */
  readonly at: number;
  readonly latent: Float64Array;
  readonly logits: Float64Array;
  /** 784 values in (0, 1). */
  readonly image: Float32Array;
}

/** A digit that changes its shape along a field. */
export interface Morph {
  /** From one end to the other, the original in the middle. */
  readonly frames: readonly MorphFrame[];
  /** The step the integrator took. */
  readonly step: number;
  /** The label is the same at every step, not only at the frames. */
  readonly keepsLabel: boolean;
  /** The largest change of any logit from the original, over every step. */
  readonly logitChange: number;
  /** The largest distance ‖image − original‖ of a frame. */
  readonly imageChange: number;
}

/** Follows a field from a digit to both sides, and decodes what it passes. */
export function morphDigit({ space, field, start, length, step, framesPerSide = 3 }: MorphRequest): Morph {
  const perFrame = Math.ceil(length / step / framesPerSide);
  const flow = (towards: number) =>
    integrateFlow(field, start, { length: towards, step: length / (perFrame * framesPerSide) });
  const [back, forth] = [flow(-length), flow(length)];
  const path = [...back.points.slice(1).toReversed(), ...forth.points];
  const labels = path.map((latent) => evaluate64(space.classifier, latent));
  const original = evaluate64(space.classifier, start);
  const middle = back.points.length - 1;
  const chosen = Array.from({ length: 2 * framesPerSide + 1 }, (_, at) => middle + (at - framesPerSide) * perFrame);
  const frames = chosen.map(
    (at): MorphFrame => ({
      at: (at - middle) * forth.step,
      latent: path[at] ?? start,
      logits: labels[at] ?? original,
      image: Float32Array.from(evaluate64(space.decoder, path[at] ?? start)),
    }),
  );
  const shown = frames[framesPerSide]?.image ?? new Float32Array();
  return {
    frames,
    step: forth.step,
    keepsLabel: labels.every((logits) => largestAt(logits) === largestAt(original)),
    logitChange: Math.max(
      ...labels.map((logits) => Math.max(...logits.map((value, at) => Math.abs(value - (original[at] ?? Number.NaN))))),
    ),
    imageChange: Math.max(...frames.map(({ image }) => distance(image, shown))),
  };
}

/** ‖a − b‖ of two images. */
export function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, at) => value - (b[at] ?? Number.NaN)));
}
