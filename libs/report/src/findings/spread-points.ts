/** So many points that are far from each other: every next one is the farthest from those before. */
export function spreadPoints(points: readonly Float64Array[], count: number): Float64Array[] {
  const chosen = points.slice(0, 1);
  while (chosen.length < Math.min(count, points.length)) {
    const distance = (point: Float64Array): number =>
      Math.min(...chosen.map((each) => Math.hypot(...point.map((entry, j) => entry - (each[j] ?? Number.NaN)))));
    const farthest = points.reduce((best, point) => (distance(point) > distance(best) ? point : best));
    chosen.push(farthest);
  }
  return chosen;
}
