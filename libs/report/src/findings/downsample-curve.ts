/** A curve of losses against steps; null where a loss was not finite. */
export interface LossCurve {
  readonly steps: readonly number[];
  readonly losses: readonly (number | null)[];
}

/**
 * A curve of at most so many points that has the same first and last one, and in every stretch the same lowest and highest loss: so
 * that nothing of what is drawn of it is lost. A loss that is not finite counts as the highest.
 *
 * @param points at least 2
 */
export function downsampleCurve(
  { steps, losses }: LossCurve,
  points: number,
): { steps: number[]; losses: (number | null)[] } {
  const last = steps.length - 1;
  const kept = steps.length <= points ? steps.map((_, at) => at) : keptPositions(losses, last, points);
  return {
    steps: kept.map((at) => steps[at] ?? Number.NaN),
    losses: kept.map((at) => losses[at] ?? null),
  };
}

function keptPositions(losses: LossCurve['losses'], last: number, points: number): number[] {
  const stretches = Math.floor((points - 2) / 2);
  const level = (at: number): number => losses[at] ?? Infinity;
  const kept = new Set([0]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = 1 + Math.floor((stretch * (last - 1)) / stretches);
    const end = 1 + Math.floor(((stretch + 1) * (last - 1)) / stretches);
    if (from === end) continue;
    let [lowest, highest] = [from, from];
    for (let at = from; at < end; at += 1) {
      if (level(at) < level(lowest)) lowest = at;
      if (level(at) > level(highest)) highest = at;
    }
    kept.add(Math.min(lowest, highest)).add(Math.max(lowest, highest));
  }
  return [...kept.add(last)];
}
