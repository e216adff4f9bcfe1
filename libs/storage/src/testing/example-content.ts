/** Large enough that writing it takes several system calls. */
const CONTENT_BYTES = 3_000_000;

/** Content that says all over which number made it: equal for equal numbers, different for others. */
export function exampleContent(number: number, bytes = CONTENT_BYTES): Uint8Array {
  const content = new Uint8Array(bytes);
  const view = new DataView(content.buffer);
  for (let offset = 0; offset + 4 <= bytes; offset += 4) {
    view.setUint32(offset, (number * 0x9e3779b1 + offset) >>> 0, true);
  }
  return content;
}
