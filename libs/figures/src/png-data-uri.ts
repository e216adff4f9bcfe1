import { base64 } from '@scure/base';

/** A picture of few colours. */
export interface PalettePicture {
  readonly width: number;
  readonly height: number;
  /** One palette position per pixel, row by row, each below 256. */
  readonly pixels: readonly number[];
  /** At most 256 colours, channels 0–255. */
  readonly palette: readonly (readonly [red: number, green: number, blue: number])[];
}

/** Deflate's largest block without compression. */
const LARGEST_STORED_BLOCK = 0xffff;

/**
 * A picture as a `data:` URI of a PNG file, for images inside an SVG: one byte per pixel where a rectangle takes a hundred.
 * The pixels are stored, not compressed, so that it needs no library in Node or a browser.
 */
export function pngDataUri({ width, height, pixels, palette }: PalettePicture): string {
  // Each row starts with its filter, 0 for none.
  const rows = Array.from({ length: height }, (_, j) => [0, ...pixels.slice(j * width, (j + 1) * width)]);
  const bytes = [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    // Eight bits per pixel, colours from a palette, the standard's only compression and filter, not interlaced.
    ...chunk('IHDR', [...word(width), ...word(height), 8, 3, 0, 0, 0]),
    ...chunk('PLTE', palette.flat()),
    ...chunk('IDAT', storedZlib(rows.flat())),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${base64.encode(Uint8Array.from(bytes))}`;
}

function chunk(type: string, content: readonly number[]): number[] {
  const named = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...content];
  return [...word(content.length), ...named, ...word(crc32(named))];
}

/** RFC 1950 around RFC 1951's stored blocks. */
function storedZlib(content: readonly number[]): number[] {
  const bytes = [0x78, 0x01];
  for (let start = 0; start < content.length; start += LARGEST_STORED_BLOCK) {
    const block = content.slice(start, start + LARGEST_STORED_BLOCK);
    const isLast = start + LARGEST_STORED_BLOCK >= content.length;
    bytes.push(isLast ? 1 : 0, block.length & 255, block.length >> 8, ~block.length & 255, (~block.length >> 8) & 255);
    for (const value of block) bytes.push(value);
  }
  return [...bytes, ...word(adler32(content))];
}

/** Big-endian, 32 bits. */
function word(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

function crc32(bytes: readonly number[]): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (0xedb88320 & -(remainder & 1));
  }
  return ~remainder >>> 0;
}

function adler32(bytes: readonly number[]): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}
