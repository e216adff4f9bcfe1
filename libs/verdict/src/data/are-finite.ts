/** Whether every number of some blocks is finite. */
export function areFinite(blocks: Iterable<Float64Array>): boolean {
  for (const block of blocks) {
    for (const entry of block) {
      if (!Number.isFinite(entry)) return false;
    }
  }
  return true;
}
