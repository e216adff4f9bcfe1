/** The shares of the values that are shown: a few far ones would make the rest small. */
const SHOWN = { from: 0.02, to: 0.98 } as const;
const ROOM = 0.06;

/** What a figure shows of each of n features: the range of nearly all values, over all particles of all samples. */
export function featureRanges(samples: readonly Float64Array[], dimension: number): (readonly [number, number])[] {
  return Array.from({ length: dimension }, (_, feature) => {
    const values = samples
      .flatMap((sample) => Array.from(sample).filter((__, at) => at % dimension === feature))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
    const [low, high] = [at(SHOWN.from), at(SHOWN.to)];
    if (!(high > low)) return [(values[0] ?? 0) - 1, (values[0] ?? 0) + 1];
    const room = ROOM * (high - low);
    return [low - room, high + room];
  });
}
