// Damage as disks and people do it, for a random generator that gives numbers in [0, 1).

/** A safetensors file begins with the length of its header, in so many bytes. */
const LENGTH_BYTES = 8;

/** The kinds of damage: one bit turned over, an end that is missing, a tensor taken out under a header that is valid. */
export const DAMAGES = { flip: flipBit, truncate: cutShort, remove: removeTensor };

/** @returns {Buffer} the same bytes but one bit */
export function flipBit(content, random) {
  const damaged = Buffer.from(content);
  damaged[Math.floor(random() * damaged.length)] ^= 1 << Math.floor(random() * 8);
  return damaged;
}

/** @returns {Buffer} the beginning, at least one byte less */
export function cutShort(content, random) {
  return Buffer.from(content.subarray(0, Math.floor(random() * content.length)));
}

/**
 * @returns {Buffer} the same file without one tensor of the state, with a header that says so; one without such a tensor
 *   loses a bit instead
 */
export function removeTensor(content, random) {
  const bytes = Buffer.from(content);
  const header = readHeader(bytes);
  const names = Object.keys(header ?? {}).filter((name) => name.startsWith('state/'));
  if (names.length === 0) return flipBit(content, random);
  const removed = names[Math.floor(random() * names.length)];
  const dataStart = LENGTH_BYTES + Number(bytes.readBigUInt64LE(0));
  const parts = [];
  let offset = 0;
  const kept = Object.entries(header)
    .filter(([name]) => name !== removed)
    .map(([name, entry]) => {
      if (name === '__metadata__') return [name, entry];
      const [from, end] = entry.data_offsets;
      parts.push(bytes.subarray(dataStart + from, dataStart + end));
      offset += end - from;
      return [name, { ...entry, data_offsets: [offset - (end - from), offset] }];
    });
  const text = JSON.stringify(Object.fromEntries(kept));
  const headerBytes = Buffer.from(
    text.padEnd(text.length + ((LENGTH_BYTES - (text.length % LENGTH_BYTES)) % LENGTH_BYTES)),
  );
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(headerBytes.length));
  return Buffer.concat([length, headerBytes, ...parts]);
}

function readHeader(bytes) {
  try {
    return JSON.parse(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + Number(bytes.readBigUInt64LE(0))).toString());
  } catch {
    return undefined;
  }
}
