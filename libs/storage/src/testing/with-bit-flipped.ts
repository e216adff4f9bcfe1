/** A copy of a file's content with one bit the other way round. @param bit from 0, below eight times the bytes */
export function withBitFlipped(content: Uint8Array, bit: number): Uint8Array {
  const at = Math.floor(bit / 8);
  return Uint8Array.from(content).with(at, (content[at] ?? 0) ^ (1 << (bit % 8)));
}
