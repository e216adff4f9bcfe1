const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in base64, RFC 4648; written out because Node and browsers share no typed function for it. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(start, start + 3);
    const word = (a << 16) | (b << 8) | c;
    const given = Math.min(3, bytes.length - start);
    for (let digit = 0; digit < 4; digit += 1) {
      text += digit <= given ? ALPHABET.charAt((word >> (18 - 6 * digit)) & 63) : '=';
    }
  }
  return text;
}
