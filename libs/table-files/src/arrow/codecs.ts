import { zstdDecompressSync } from 'node:zlib';
import { compressionRegistry, CompressionType } from 'apache-arrow';
import lz4 from 'lz4js';

/** Lets Arrow files be read that are compressed, as pandas and polars write them. */
export function registerCodecs(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (data) => lz4.decompress(data) });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (data) => zstdDecompressSync(data) });
}
