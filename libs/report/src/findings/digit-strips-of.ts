import { toRows, type FlowTensors } from '@liesweep/sweep';

/** Digits moved along the field of one generator, from −length to length. */
export interface DigitStripView {
  readonly times: number[];
  /** Of every time, side² bytes in base64: 0 dark to 255 light. */
  readonly images: string[];
  /** What the classifier takes each for. */
  readonly classes: number[];
}

/** The side of an image, in pixels. */
const SIDE = 28;

/** The strips that were stored of a generator; null where none were. */
export function digitStripsOf(
  flows: FlowTensors | undefined,
  generator: number,
): { readonly side: number; readonly strips: DigitStripView[] } | null {
  if (flows === undefined) return null;
  const { table, images, logits } = flows;
  const [, frames = 0, pixels = 0] = images.shape;
  const classCount = logits.shape[2] ?? 0;
  const strips = toRows(table).flatMap(([own, , length, , , , , strip]): DigitStripView[] => {
    if (own !== generator || strip == null || strip < 0) return [];
    return [
      {
        times: Array.from({ length: frames }, (_, frame) => ((2 * frame) / (frames - 1) - 1) * (length ?? 0)),
        images: Array.from({ length: frames }, (_, frame) => {
          const at = strip * frames + frame;
          return Buffer.from(bytesOf(images.data.subarray(at * pixels, (at + 1) * pixels))).toString('base64');
        }),
        classes: Array.from({ length: frames }, (_, frame) => {
          const at = strip * frames + frame;
          const scores = logits.data.subarray(at * classCount, (at + 1) * classCount);
          return Math.max(0, scores.indexOf(Math.max(...scores)));
        }),
      },
    ];
  });
  return strips.length === 0 ? null : { side: SIDE, strips };
}

function bytesOf(brightness: Float32Array): Uint8Array {
  return Uint8Array.from(brightness, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
}
