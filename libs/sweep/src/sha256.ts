/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND_CONSTANTS = words(
  '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3',
  '72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da',
  '983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13',
  '650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070',
  '19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208',
  '90befffa a4506ceb bef9a3f7 c67178f2',
);

/** The same of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const INITIAL_STATE = words('6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19');

const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

/** The eight 32-bit words of a SHA-256. */
type HashWords = readonly [number, number, number, number, number, number, number, number];

/**
 * SHA-256 of a text's UTF-8 bytes (FIPS 180-4), as eight unsigned 32-bit words.
 *
 * In plain arithmetic, so that identity is computed wherever the vocabulary goes: in Temporal's workflow isolate and in a
 * browser as well as in Node. A lone surrogate is hashed as U+FFFD.
 */
export function sha256Words(text: string): HashWords {
  const message = padMessage(utf8Bytes(text));
  const state = new DataView(INITIAL_STATE.buffer.slice(0));
  for (let offset = 0; offset < message.byteLength; offset += BLOCK_BYTES) compress(state, message, offset);
  const word = (index: number): number => state.getUint32(4 * index);
  return [word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7)];
}

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return sha256Words(text)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
}

function compress(state: DataView, message: DataView, offset: number): void {
  const schedule = new DataView(new ArrayBuffer(4 * 64));
  const w = (t: number): number => schedule.getUint32(4 * t);
  for (let t = 0; t < 64; t++) {
    schedule.setUint32(
      4 * t,
      t < 16
        ? message.getUint32(offset + 4 * t)
        : smallSigma1(w(t - 2)) + w(t - 7) + smallSigma0(w(t - 15)) + w(t - 16),
    );
  }
  let [a, b, c, d] = [state.getInt32(0), state.getInt32(4), state.getInt32(8), state.getInt32(12)];
  let [e, f, g, h] = [state.getInt32(16), state.getInt32(20), state.getInt32(24), state.getInt32(28)];
  for (let t = 0; t < 64; t++) {
    const sigma1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const temporary1 = (h + sigma1 + chosen + ROUND_CONSTANTS.getInt32(4 * t) + schedule.getInt32(4 * t)) | 0;
    const sigma0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e] = [g, f, e, (d + temporary1) | 0];
    [d, c, b, a] = [c, b, a, (temporary1 + sigma0 + majority) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state.setInt32(4 * index, state.getInt32(4 * index) + word);
  }
}

const rotateRight = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
const smallSigma0 = (word: number): number => (rotateRight(word, 7) ^ rotateRight(word, 18) ^ (word >>> 3)) >>> 0;
const smallSigma1 = (word: number): number => (rotateRight(word, 17) ^ rotateRight(word, 19) ^ (word >>> 10)) >>> 0;

/** The bytes, a one bit, zeros, and the length in bits as 64 bits: a whole number of blocks. */
function padMessage(bytes: readonly number[]): DataView {
  const blocks = Math.ceil((bytes.length + 1 + LENGTH_BYTES) / BLOCK_BYTES);
  const message = new DataView(new ArrayBuffer(blocks * BLOCK_BYTES));
  for (const [index, byte] of bytes.entries()) message.setUint8(index, byte);
  message.setUint8(bytes.length, 0x80);
  message.setBigUint64(message.byteLength - LENGTH_BYTES, 8n * BigInt(bytes.length));
  return message;
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const given = character.codePointAt(0) ?? 0;
    const point = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    const tail = (shift: number): number => 0x80 | ((point >>> shift) & 0x3f);
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >>> 6), tail(0));
    else if (point < 0x10000) bytes.push(0xe0 | (point >>> 12), tail(6), tail(0));
    else bytes.push(0xf0 | (point >>> 18), tail(12), tail(6), tail(0));
  }
  return bytes;
}

function words(...lines: readonly string[]): DataView {
  const values = lines.flatMap((line) => line.split(' '));
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [index, value] of values.entries()) view.setUint32(4 * index, Number.parseInt(value, 16));
  return view;
}
