import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. In plain JavaScript, so that identity is computed
 * wherever the vocabulary goes: in Temporal's workflow isolate and in a browser as well as in Node.
 */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The eight 32-bit words of a SHA-256. */
type HashWords = readonly [number, number, number, number, number, number, number, number];

/** The same as eight unsigned 32-bit words, the first one first. */
export function sha256Words(text: string): HashWords {
  const digest = sha256(utf8ToBytes(text));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const word = (index: number): number => view.getUint32(4 * index);
  return [word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7)];
}
