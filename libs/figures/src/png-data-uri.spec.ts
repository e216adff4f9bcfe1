import { crc32, inflateSync } from 'node:zlib';
import { pngDataUri } from './png-data-uri.js';

/** Reads back what `pngDataUri` writes, with Node's own inflate and checksum. */
function readPng(uri: string): { readonly chunks: ReadonlyMap<string, Buffer>; readonly pixels: number[] } {
  expect(uri).toMatch(/^data:image\/png;base64,[\w+/]+=*$/);
  const file = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += 12 + length;
  }
  const width = chunks.get('IHDR')?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  return { chunks, pixels: [...rows].filter((_, index) => index % (width + 1) > 0) };
}

describe('pngDataUri', () => {
  test.each([
    [1, 1],
    [3, 2],
    [28, 28],
    [300, 250],
  ])('a picture of %i × %i reads back as it was', (width, height) => {
    const pixels = Array.from({ length: width * height }, (_, index) => (index * 7) % 3);
    const palette = [
      [0, 0, 0],
      [255, 128, 1],
      [9, 8, 7],
    ] as const;
    const { chunks, pixels: read } = readPng(pngDataUri({ width, height, pixels, palette }));
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(chunks.get('IHDR')?.readUInt32BE(4)).toBe(height);
    expect([...(chunks.get('PLTE') ?? [])]).toEqual(palette.flat());
    expect(read).toEqual(pixels);
  });
});
