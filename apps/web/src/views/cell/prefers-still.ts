/** Whether who looks at the page has asked for as little motion as possible. */
export function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
