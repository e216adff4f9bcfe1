/** Whether every number of some blocks is finite. */
export function areFinite(blocks: Iterable<Float64Array>): boolean {
  for (const block of blocks) {
    for (let at = 0; at < block.length; at += 1) {
      if (!Number.isFinite(block[at])) return false;
    }
  }
  return true;
}
