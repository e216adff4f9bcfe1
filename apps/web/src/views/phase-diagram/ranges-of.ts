/** Positions as half-open ranges of neighbours, none longer than the most: so few requests ask for all of them. */
export function rangesOf(
  positions: readonly number[],
  most: number,
): readonly (readonly [from: number, count: number])[] {
  const ranges: [number, number][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && position === last[0] + last[1] && last[1] < most) last[1]++;
    else ranges.push([position, 1]);
  }
  return ranges;
}
