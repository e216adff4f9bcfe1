type Frames = readonly (readonly (readonly number[])[])[];

/**
 * Points between two frames: each moves straight from one to the next, which nobody sees between two dozen frames.
 *
 * @param frames shape [frames, points, coordinates]
 * @param share of the whole time, 0 the first frame, 1 the last
 */
export function pointsAt(frames: Frames, share: number): readonly (readonly number[])[] {
  const { from, to, between } = framesAround(frames, share);
  return from.map((point, index) => point.map((value, axis) => mix(value, to[index]?.[axis], between)));
}

function framesAround(frames: Frames, share: number): { from: Frames[number]; to: Frames[number]; between: number } {
  const place = Math.min(1, Math.max(0, share)) * (frames.length - 1);
  const index = Math.min(Math.floor(place), Math.max(0, frames.length - 2));
  return { from: frames[index] ?? [], to: frames[index + 1] ?? frames[index] ?? [], between: place - index };
}

function mix(from: number, to = from, between: number): number {
  return between === 0 ? from : from + between * (to - from);
}
