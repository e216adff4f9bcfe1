/** The pairs a < b of 0 … count − 1 in lexicographic order: the row order of all structure constants. */
export function pairs(count: number): (readonly [a: number, b: number])[] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (_, offset) => [a, a + 1 + offset] as const),
  ).flat();
}
