/**
 * Lanes that keep points along a line from covering each other: 0 is the middle, 1 and −1 its neighbours, and so on. The
 * same places give the same lanes, whatever their order.
 *
 * @param places along the line, in any unit; null ones get lane 0
 * @param width of a point, in the same unit
 * @param most lanes on either side; when all are taken, points cover each other in the one that was left first
 */
export function dodgeLanes(places: readonly (number | null)[], width: number, most: number): number[] {
  const lanes = places.map(() => 0);
  const order = places
    .flatMap((place, index) => (place === null ? [] : [{ place, index }]))
    .sort((p, q) => p.place - q.place || p.index - q.index);
  const candidates = Array.from({ length: 2 * most + 1 }, (_, index) =>
    index % 2 === 1 ? (index + 1) / 2 : -index / 2,
  ).map((lane) => (lane === 0 ? 0 : lane));
  const endOf = new Map<number, number>();
  for (const { place, index } of order) {
    const free = candidates.find((lane) => (endOf.get(lane) ?? -Infinity) <= place);
    const lane =
      free ?? candidates.reduce((best, each) => ((endOf.get(each) ?? 0) < (endOf.get(best) ?? 0) ? each : best), 0);
    endOf.set(lane, place + width);
    lanes[index] = lane;
  }
  return lanes;
}
